package dev.aura.bus.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of the audit log: the newest is {@code audit.log}, older ones {@code audit.log.1} and so on. {@code audit.head} has number and hash of the
 * last record, so that records cut off at the end are missed.
 */
final class AuditFiles {

    /**
     * The last record that was written.
     *
     * @param sequence its number; 0 where there is none
     * @param hash its hash
     */
    record Head(long sequence, String hash) {

        static final Head NONE = new Head(0, AuditLine.FIRST);
    }

    private static final int KEPT = 8;

    private final Path log;
    private final Path head;
    private final long bytesMax;

    AuditFiles(Path directory, long bytesMax) {
        this.log = directory.resolve("audit.log");
        this.head = directory.resolve("audit.head");
        this.bytesMax = bytesMax;
    }

    /** Appends records and then says so in the head; both are on the disk when this returns. */
    void append(String lines, Head last) throws IOException {
        if (Files.exists(log) && Files.size(log) >= bytesMax) {
            rotate();
        }
        try (FileChannel channel =
                PrivateFiles.open(log, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        writeHead(last);
    }

    /** Begins a new log. One whose head is missing is not new: its next record will not follow the last, and a check says so. */
    void begin() throws IOException {
        if (!Files.exists(head) && oldestFirst().isEmpty()) {
            writeHead(Head.NONE);
        }
    }

    /** What the head says; null where there is none, or it is not ours. */
    @Nullable
    Head head() throws IOException {
        if (!Files.exists(head)) {
            return null;
        }
        String[] words =
                Files.readString(head, StandardCharsets.ISO_8859_1).strip().split(" ", -1);
        return words.length == 2 && words[0].matches("\\d{1,18}") ? new Head(Long.parseLong(words[0]), words[1]) : null;
    }

    private void writeHead(Head last) throws IOException {
        PrivateFiles.replace(head, last.sequence() + " " + last.hash() + "\n");
    }

    /** Ends a line that a crash has left unfinished, so that the next one stands alone. */
    void mend() throws IOException {
        if (Files.exists(log) && Files.size(log) > 0 && !endsInNewline()) {
            Files.writeString(log, "\n", StandardOpenOption.APPEND);
        }
    }

    /** All files, oldest first. */
    List<Path> oldestFirst() {
        List<Path> files = new ArrayList<>();
        for (int age = KEPT; age > 0; age--) {
            files.add(aged(age));
        }
        files.add(log);
        files.removeIf(file -> !Files.exists(file));
        return files;
    }

    private boolean endsInNewline() throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    private void rotate() throws IOException {
        Files.deleteIfExists(aged(KEPT));
        for (int age = KEPT - 1; age > 0; age--) {
            if (Files.exists(aged(age))) {
                Files.move(aged(age), aged(age + 1), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(log, aged(1), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path aged(int age) {
        return log.resolveSibling(log.getFileName() + "." + age);
    }
}
