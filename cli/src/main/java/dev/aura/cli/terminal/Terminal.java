package dev.aura.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The streams of the process and what they lead to.
 *
 * @param answers stdout, buffered
 * @param messages stderr
 * @param answersOnTerminal whether a person reads stdout
 * @param messagesOnTerminal whether a person reads stderr
 * @param columns columns of the terminal; 0 where they are not known yet
 */
public record Terminal(
        OutputStream answers,
        OutputStream messages,
        boolean answersOnTerminal,
        boolean messagesOnTerminal,
        int columns) {

    private static final int COLUMNS_DEFAULT = 100;
    private static final int COLUMNS_MIN = 40;
    private static final int COLUMNS_MAX = 140;

    /** The streams of this process. */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return new Terminal(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14),
                new FileOutputStream(FileDescriptor.err),
                !dumb && isTerminal(1),
                !dumb && isTerminal(2),
                columns(environment.getOrDefault("COLUMNS", "")));
    }

    /** Columns that a line may take, between 40 and 140; 100 where no terminal says otherwise. */
    int width() {
        int wanted = columns > 0 ? columns : answersOnTerminal ? askTerminal() : COLUMNS_DEFAULT;
        return Math.clamp(wanted, COLUMNS_MIN, COLUMNS_MAX);
    }

    /** A look at where the descriptor leads; the JDK's console knows only stdin and stdout together and costs more.
     * Where there is no {@code /proc}, output is plain. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return false;
        }
    }

    private static int askTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (stty.waitFor(500, TimeUnit.MILLISECONDS)) {
                String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
                int columns = columns(answer.substring(answer.indexOf(' ') + 1));
                return columns > 0 ? columns : COLUMNS_DEFAULT;
            }
            stty.destroy();
        } catch (IOException noTerminal) {
            // the default serves
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return COLUMNS_DEFAULT;
    }

    private static int columns(String text) {
        try {
            return text.isEmpty() || text.length() > 4 ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
