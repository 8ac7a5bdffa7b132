package dev.aura.bus.workspace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads blobs of a repository by their ids, through one {@code git cat-file --batch}. One thread at a time; ended after its time limit. */
public final class GitBlobs implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final int HEADER_BYTES_MAX = 200;

    private final Process process;
    private final OutputStream questions;
    private final InputStream answers;
    private final Thread watchdog;

    private GitBlobs(Process process, Duration timeLimit) {
        this.process = process;
        this.questions = new BufferedOutputStream(process.getOutputStream());
        this.answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.watchdog = Thread.ofVirtual().start(() -> killWhenLate(process, timeLimit));
    }

    static GitBlobs open(GitProcess git, Duration timeLimit) throws IOException {
        return new GitBlobs(git.builder(List.of("cat-file", "--batch")).start(), timeLimit);
    }

    /**
     * The content of a blob; empty where it is larger than allowed, or not there.
     *
     * @throws IOException where git ended
     */
    public Optional<byte[]> read(String id, long bytesMax) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("`" + id + "` is no object id");
        }
        questions.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
        questions.flush();
        String[] header = header().split(" ", -1);
        if (header.length != 3) {
            return Optional.empty();
        }
        long size = Long.parseLong(header[2]);
        boolean wanted = header[1].equals("blob") && size <= Math.min(bytesMax, Integer.MAX_VALUE - 8);
        byte[] content = wanted ? answers.readNBytes((int) size) : new byte[0];
        if (wanted && content.length < size) {
            throw new IOException("git ended within an object");
        }
        answers.skipNBytes(wanted ? 1 : size + 1);
        return wanted ? Optional.of(content) : Optional.empty();
    }

    private String header() throws IOException {
        StringBuilder header = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0 || header.length() > HEADER_BYTES_MAX) {
                throw new IOException("git ended before an object");
            }
            header.append((char) c);
        }
        return header.toString();
    }

    private static void killWhenLate(Process process, Duration timeLimit) {
        try {
            if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        watchdog.interrupt();
    }
}
