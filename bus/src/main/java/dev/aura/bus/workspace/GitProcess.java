package dev.aura.bus.workspace;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs native git for reading. A repository's own configuration must not be able to run a program or reach the network by our
 * looking at it: the fsmonitor hook, hooks, lazy fetches and every transport are off, and no lock is taken.
 */
final class GitProcess {

    private static final int RECORD_BYTES_MAX = 64 * 1024;

    private final Path directory;
    private final Duration timeLimit;

    GitProcess(Path directory, Duration timeLimit) {
        this.directory = directory;
        this.timeLimit = timeLimit;
    }

    /**
     * Hands each NUL-terminated record of git's output to a consumer until it returns false.
     *
     * @return whether git ended by itself with success, or the consumer had enough
     */
    boolean records(List<String> arguments, Predicate<String> consumer) {
        Process process;
        try {
            process = start(arguments);
        } catch (IOException noGit) {
            return false;
        }
        Thread watchdog = Thread.ofVirtual().start(() -> killWhenLate(process));
        try {
            return split(process.getInputStream(), consumer) || process.waitFor() == 0;
        } catch (UncheckedIOException killed) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
            watchdog.interrupt();
        }
    }

    private Process start(List<String> arguments) throws IOException {
        return builder(arguments)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .start();
    }

    /** A process of git that can do nothing but read this repository; its input and output are pipes, its messages are dropped. */
    ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        // A hook's GIT_DIR or GIT_INDEX_FILE would point git at another repository than the one asked about.
        environment.keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_LITERAL_PATHSPECS", "1");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("GIT_ALLOW_PROTOCOL", "none");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
        return builder.redirectError(Redirect.DISCARD);
    }

    private void killWhenLate(Process process) {
        try {
            if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean split(InputStream output, Predicate<String> consumer) {
        byte[] buffer = new byte[RECORD_BYTES_MAX];
        int filled = 0;
        try (output) {
            int count;
            while ((count = output.read(buffer, filled, buffer.length - filled)) > 0) {
                int start = 0;
                int end = filled + count;
                for (int at = filled; at < end; at++) {
                    if (buffer[at] == 0) {
                        if (!consumer.test(new String(buffer, start, at - start, StandardCharsets.UTF_8))) {
                            return true;
                        }
                        start = at + 1;
                    }
                }
                System.arraycopy(buffer, start, buffer, 0, end - start);
                filled = end - start;
                if (filled == buffer.length) {
                    throw new IOException("git wrote a record of more than " + RECORD_BYTES_MAX + " bytes");
                }
            }
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
