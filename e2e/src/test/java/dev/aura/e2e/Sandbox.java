package dev.aura.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A user of the built distribution with an empty home: runs commands and daemons, and leaves nothing behind. */
public final class Sandbox implements AutoCloseable {

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(90);

    private final Path root;
    private final List<Process> daemons = new ArrayList<>();

    private Sandbox(Path root) {
        this.root = root;
    }

    public static Sandbox create() {
        try {
            // Short, because the path of a Unix socket has room for 107 bytes.
            Path root = Files.createTempDirectory(Path.of("/tmp"), "aura-e2e");
            for (String directory : List.of("home", "run", "work")) {
                Files.createDirectory(root.resolve(directory));
            }
            Files.setPosixFilePermissions(root.resolve("run"), PosixFilePermissions.fromString("rwx------"));
            return new Sandbox(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The distribution that this build packaged. */
    static Path distribution() {
        Path target = Path.of("..", "systemd", "target").toAbsolutePath().normalize();
        try (Stream<Path> found = Files.find(target, 3, (path, attributes) -> path.endsWith("bin"))) {
            return found.findFirst()
                    .map(bin -> target.resolve(target.relativize(bin).subpath(0, 2)))
                    .orElseThrow(() -> new IllegalStateException(
                            "no distribution under " + target + "; run `mvn verify`, which packages it first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return root.resolve("home");
    }

    Path runtime() {
        return root.resolve("run/aura");
    }

    Path work() {
        return root.resolve("work");
    }

    /** Runs `aura` in a directory and returns what it printed. */
    Outcome aura(Path directory, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(distribution().resolve("bin/aura").toString());
        command.addAll(List.of(arguments));
        return run(directory, Map.of(), command);
    }

    public Outcome aura(String... arguments) {
        return aura(work(), arguments);
    }

    Outcome run(Path directory, Map<String, String> extra, List<String> command) {
        try {
            Path out = Files.createTempFile(root, "out", "");
            Path err = Files.createTempFile(root, "err", "");
            Process process = builder(directory, extra, command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(COMMAND_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + COMMAND_LIMIT + ": " + command + "\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    /** Starts `aurad` and leaves it running. */
    public Process aurad(String... arguments) throws IOException {
        return aurad(Map.of(), arguments);
    }

    /** The same with variables of its own. */
    Process aurad(Map<String, String> extra, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(distribution().resolve("bin/aurad").toString());
        command.addAll(List.of(arguments));
        return start(extra, command).process();
    }

    /** Starts a program and leaves it running until the sandbox is closed; its output goes to a file. */
    Running start(Map<String, String> extra, List<String> command) throws IOException {
        Path output = Files.createTempFile(root, "output", ".log");
        Process process = builder(work(), extra, command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        daemons.add(process);
        return new Running(process, output);
    }

    /** Starts a program with its standard input and output open to the test; its errors go to a file. */
    public Process startDriven(List<String> command) throws IOException {
        return startDriven(Map.of(), command);
    }

    /** The same with variables of its own. */
    public Process startDriven(Map<String, String> extra, List<String> command) throws IOException {
        Path log = Files.createTempFile(root, "errors", ".log");
        Process process =
                builder(work(), extra, command).redirectError(log.toFile()).start();
        daemons.add(process);
        return process;
    }

    /** What a file holds by now. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(Path directory, Map<String, String> extra, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name ->
                        Stream.of("AURA_", "XDG_", "GIT_", "DBUS_", "NOTIFY_").anyMatch(name::startsWith));
        environment.put("HOME", home().toString());
        environment.put("XDG_RUNTIME_DIR", root.resolve("run").toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("AURA_AOT", "off");
        environment.put("PATH", distribution().resolve("bin") + ":" + environment.get("PATH"));
        environment.putAll(extra);
        return builder;
    }

    /** Makes a repository with one commit of a small Java file, Python file and pom. */
    Path repository(String name) throws IOException {
        Path repository = Files.createDirectory(work().resolve(name));
        git(repository, "init", "-q", "-b", "main");
        git(repository, "config", "user.name", "Ada");
        git(repository, "config", "user.email", "ada@example.org");
        write(repository, "src/Shelf.java", """
                package sample;

                /** A shelf. */
                public class Shelf {
                    /** Number of books. */
                    public int size() {
                        return 0;
                    }
                }
                """);
        write(repository, "tool.py", "def main():\n    return 1\n");
        git(repository, "add", ".");
        git(repository, "commit", "-q", "-m", "feat: add a shelf");
        return repository;
    }

    static void write(Path directory, String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Outcome git(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(directory, Map.of(), command);
    }

    /** Waits, bounded, until something is true of the outside world. */
    public static void await(String what, BooleanSupplier condition) {
        await(Duration.ofSeconds(30), what, condition);
    }

    /** The same within a limit that is itself a promise. A look that began in time counts. */
    static void await(Duration limit, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        aura("--no-autostart", "--quiet", "down");
        for (Process daemon : daemons) {
            daemon.destroyForcibly();
        }
        for (Process daemon : daemons) {
            daemon.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    /**
     * A program that goes on.
     *
     * @param process the program
     * @param output file to which it prints
     */
    record Running(Process process, Path output) {}

    /**
     * What a command left.
     *
     * @param exit exit code
     * @param out standard output
     * @param err standard error
     */
    public record Outcome(int exit, String out, String err) {

        Outcome succeeded() {
            if (exit != 0) {
                throw new AssertionError("exit code " + exit + "\n" + out + err);
            }
            return this;
        }
    }
}
