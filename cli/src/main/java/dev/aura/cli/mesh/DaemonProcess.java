package dev.aura.cli.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The daemon {@code aurad}, started in a session of its own so that it outlives the command and its terminal. */
public final class DaemonProcess implements StartedDaemon {

    /** What aurad ends with when another one holds the lock: that one will answer. */
    private static final int EXIT_ANOTHER_RUNS = 75;

    private final Process process;
    private final Path log;

    private DaemonProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Where the output of a daemon goes that a command started. */
    public static Path log(Path stateDirectory) {
        return stateDirectory.resolve("aurad.log");
    }

    /** Makes the directory of sockets, which its owner alone may enter. */
    static void prepare(Path runtimeDirectory) {
        try {
            Files.createDirectories(
                    runtimeDirectory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw DaemonStarter.notStarted("cannot create " + runtimeDirectory + ": " + e.getMessage());
        }
    }

    static DaemonProcess start(StartOptions options) {
        Path log = log(options.directories().state());
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command(options))
                    .directory(Path.of("/").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            return new DaemonProcess(builder.start(), log);
        } catch (IOException e) {
            throw DaemonStarter.notStarted("cannot run aurad: " + e.getMessage());
        }
    }

    @Override
    public String log() {
        return log.toString();
    }

    @Override
    public @Nullable String ended() {
        if (process.isAlive() || process.exitValue() == EXIT_ANOTHER_RUNS) {
            return null;
        }
        return lastLine() + " (exit " + process.exitValue() + "; its log: " + log + ")";
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "no output" : lines.getLast().strip();
        } catch (IOException e) {
            return "no log";
        }
    }

    private static List<String> command(StartOptions options) {
        Path home = options.home();
        if (home == null || !Files.isExecutable(home.resolve("bin/aurad"))) {
            throw DaemonStarter.notStarted("bin/aurad was not found in AURA_HOME=" + (home == null ? "(not set)" : home)
                    + "; run the aura of a distribution");
        }
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            command.add(setsid.toString());
        } else if (Files.isExecutable(Path.of("/usr/bin/nohup"))) {
            command.add("/usr/bin/nohup");
        }
        command.add(home.resolve("bin/aurad").toString());
        options.settings().forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        return command;
    }
}
