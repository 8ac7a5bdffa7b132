package dev.aura.cli.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The journal of systemd, which holds the log where the user's units run the mesh. */
final class Journal {

    private Journal() {}

    /** Whether a unit of the user runs the mesh. */
    static boolean keepsIt() throws InterruptedException {
        try {
            Process systemctl = new ProcessBuilder(
                            "systemctl", "--user", "is-active", "--quiet", "aura.service", "aura-broker.service")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (systemctl.waitFor(2, TimeUnit.SECONDS)) {
                return systemctl.exitValue() == 0;
            }
            systemctl.destroyForcibly();
            return false;
        } catch (IOException noSystemd) {
            return false;
        }
    }

    /** The last lines, and what follows where wanted; closing the stream ends it. */
    static InputStream read(int lines, boolean follow) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("journalctl", "--user", "-u", "aura*", "-o", "cat", "-n", "" + lines));
        if (follow) {
            command.add("-f");
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getInputStream();
    }
}
