package dev.aura.bus.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log of a process: one line a record. Under systemd it goes to stderr, which is the journal; otherwise to {@code aurad.log},
 * of which two files of bounded size are kept, and to stderr unless that is the same file.
 */
final class AuradLog {

    private static final String FORMAT = "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";
    private static final long FILE_BYTES_MAX = 4L << 20;

    private AuradLog() {}

    static void install(Path stateDirectory, Map<String, String> environment) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        if (LogManager.getLogManager() instanceof LastingLogManager manager) {
            manager.clear();
        }
        Logger root = Logger.getLogger("");
        boolean supervised = environment.containsKey("JOURNAL_STREAM") || environment.containsKey("INVOCATION_ID");
        Path file = stateDirectory.resolve("aurad.log");
        if (!supervised && openFile(root, file) && isStandardError(file)) {
            return;
        }
        root.addHandler(new ErrorHandler());
    }

    private static boolean openFile(Logger root, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            root.addHandler(new FileHandler(file));
            return true;
        } catch (IOException e) {
            root.addHandler(new ErrorHandler());
            root.log(Level.WARNING, e, () -> "cannot write " + file);
            return false;
        }
    }

    private static boolean isStandardError(Path file) {
        try {
            return Files.isSameFile(Path.of("/proc/self/fd/2"), file);
        } catch (IOException e) {
            return false;
        }
    }

    private abstract static class LineHandler extends Handler {

        LineHandler() {
            setFormatter(new SimpleFormatter());
            setLevel(Level.INFO);
        }

        @Override
        public final synchronized void publish(LogRecord logged) {
            if (isLoggable(logged)) {
                write(getFormatter().format(logged));
            }
        }

        abstract void write(String line);

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class ErrorHandler extends LineHandler {
        @Override
        void write(String line) {
            System.err.print(line);
        }
    }

    /** Opens the file for each line: a log that is seldom written needs no open file, and may be moved away at any time. */
    private static final class FileHandler extends LineHandler {

        private final Path file;

        FileHandler(Path file) {
            this.file = file;
        }

        @Override
        void write(String line) {
            try {
                if (Files.exists(file) && Files.size(file) > FILE_BYTES_MAX) {
                    Files.move(file, file.resolveSibling("aurad.log.1"), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.write(
                        file,
                        line.getBytes(StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                System.err.print(line);
            }
        }
    }
}
