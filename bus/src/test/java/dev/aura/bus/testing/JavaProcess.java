package dev.aura.bus.testing;

import dev.aura.config.Directories;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, to be killed. Its output is kept in a file. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Runs a main class with the test's class path in the given directories. */
    public static JavaProcess start(Directories directories, Class<?> main, String... arguments) throws IOException {
        return start(directories, List.of(), main, arguments);
    }

    /** The same with options of the JVM. */
    public static JavaProcess start(Directories directories, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        Path root = Objects.requireNonNull(directories.runtime().getParent());
        Path output = Files.createTempFile(root, "process", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
        builder.environment().putAll(TestMesh.environment(root));
        return new JavaProcess(builder.start(), output);
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    /** The exit code, once it has ended. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(TestMesh.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("process did not end");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
