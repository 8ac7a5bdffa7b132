package dev.aura.cli.hooks;

import dev.aura.cli.CommandLineRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user with an empty home, real git, and a stand-in for the command {@code aura} that notes how it was called and ends as it is
 * told. All paths hold blanks and quotes.
 */
final class GitSandbox implements AutoCloseable {

    private final Path root;
    private final Map<String, String> extra = new HashMap<>();
    private @Nullable ServerSocketChannel broker;

    GitSandbox(Path directory) throws IOException {
        this.root = Files.createDirectories(directory.resolve("it's a place"));
        Files.createDirectories(runtime());
        script(root.resolve("opt/bin/aura"), """
                #!/bin/sh
                { echo "$*"; [ "$3" != pre-push ] || cat; } >>"$HOME/calls"
                [ "$3" = pre-commit ] && [ -n "$4" ] && [ -r "$HOME/message" ] && cp "$HOME/message" "$4"
                [ -r "$HOME/verdict" ] || exit 0
                cat "$HOME/verdict"
                exit 1
                """);
    }

    Path home() {
        return root;
    }

    Path runtime() {
        return root.resolve("run/aura");
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A socket and the file of a process that lives, as a running mesh leaves them. */
    GitSandbox meshUp() throws IOException {
        // Bound by a short name and moved: the path of a build directory may be longer than a socket's may be.
        Path shortName = Files.createTempDirectory(Path.of("/tmp"), "aura").resolve("s");
        broker = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(shortName));
        Process move = new ProcessBuilder(
                        "mv",
                        shortName.toString(),
                        runtime().resolve("broker.sock").toString())
                .start();
        move.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        Files.delete(shortName.resolveSibling(""));
        pid(ProcessHandle.current().pid());
        return this;
    }

    void pid(long pid) throws IOException {
        Files.writeString(runtime().resolve("aurad.pid"), pid + "\n");
    }

    /** What the stand-in prints before it ends with 1. */
    void auraSays(String word) throws IOException {
        Files.writeString(root.resolve("verdict"), word);
    }

    /** What the stand-in leaves as a suggestion when it is called for pre-commit. */
    void auraLeaves(String message) throws IOException {
        Files.writeString(root.resolve("message"), message + "\n");
    }

    /** How the stand-in was called, one line a call. */
    String calls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    void with(String variable, String value) {
        extra.put(variable, value);
    }

    /** A repository with a person who commits. */
    Path repository(String name) {
        Path repository = root.resolve(name);
        run(root, "git", "init", "-q", "-b", "main", repository.toString()).succeeded();
        run(repository, "git", "config", "user.name", "Ada").succeeded();
        run(repository, "git", "config", "user.email", "ada@example.org").succeeded();
        return repository;
    }

    /** Commits a new text of a file. */
    Outcome commit(Path repository, String file, String... options) throws IOException {
        Files.writeString(repository.resolve(file), String.valueOf(System.nanoTime()));
        run(repository, "git", "add", ".").succeeded();
        List<String> command = new ArrayList<>(List.of("git", "commit", "-q"));
        command.addAll(List.of(options));
        return run(repository, command.toArray(String[]::new));
    }

    /** Runs {@code aura …} in this process. */
    CommandLineRun.Result aura(Path directory, String... words) {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root).in(directory)) {
            environment().forEach(run::environment);
            return run.home(root.resolve("opt")).run(words);
        }
    }

    static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Outcome run(Path directory, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
            return new Outcome(exit, output.stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", root.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("XDG_RUNTIME_DIR", root.resolve("run").toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_EDITOR", "true");
        environment.putAll(extra);
        return environment;
    }

    @Override
    public void close() throws IOException {
        if (broker != null) {
            broker.close();
        }
    }

    /** How a program ended and what it printed. */
    record Outcome(int exit, String output) {

        Outcome succeeded() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + ": " + output);
            }
            return this;
        }
    }
}
