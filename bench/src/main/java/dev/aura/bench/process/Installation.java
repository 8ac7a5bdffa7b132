package dev.aura.bench.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The distribution with a home of its own under a scratch directory, so that a run neither uses nor disturbs the user's mesh.
 *
 * @param home the distribution
 * @param scratch directory for home, state, cache and sockets
 */
record Installation(Path home, Path scratch) {

    private static final long LIMIT_SECONDS = 300;

    static Installation create() throws IOException {
        Path scratch = Files.createTempDirectory(Path.of("/tmp"), "aura-bench");
        for (String directory : List.of("home", "run")) {
            Files.createDirectory(scratch.resolve(directory));
        }
        return new Installation(Path.of(System.getProperty("aura.home")), scratch);
    }

    /** Runs a command to its end and returns the milliseconds that took; fails on an exit code that was not expected. */
    double time(Path directory, int expectedExit, String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = run(directory, command);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (exit != expectedExit) {
            throw new IOException("exit code " + exit + " of " + Arrays.toString(command) + ":\n" + output());
        }
        return milliseconds;
    }

    /** Runs a command to its end and returns its exit code. */
    int run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = builder(directory, "output", command).start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running after " + LIMIT_SECONDS + " s: " + Arrays.toString(command));
        }
        return process.exitValue();
    }

    /** Starts a program of the distribution that goes on running. */
    Process start(String program, String... arguments) throws IOException {
        return builder(scratch, "daemons", words(program, arguments)).start();
    }

    /** What the last command printed. */
    String output() throws IOException {
        return Files.readString(scratch.resolve("output"));
    }

    /** Path of the command. */
    String aura() {
        return home.resolve("bin/aura").toString();
    }

    double aura(Path directory, String... arguments) throws IOException, InterruptedException {
        return time(directory, 0, words("bin/aura", arguments));
    }

    private String[] words(String program, String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = home.resolve(program).toString();
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return words;
    }

    private ProcessBuilder builder(Path directory, String outputName, String... command) {
        File output = scratch.resolve(outputName).toFile();
        boolean append = outputName.equals("daemons");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(append ? Redirect.appendTo(output) : Redirect.to(output));
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("AURA_") || name.startsWith("XDG_") || name.startsWith("GIT_"));
        environment.put("HOME", scratch.resolve("home").toString());
        environment.put("XDG_RUNTIME_DIR", scratch.resolve("run").toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
        return builder;
    }

    /** Waits, bounded, for the AOT caches that the first start trains in the background. */
    void awaitCaches() throws IOException, InterruptedException {
        Path stamp = scratch.resolve("home/.cache/aura/aot/stamp");
        for (int tries = 0; !Files.exists(stamp); tries++) {
            if (tries == 1200) {
                throw new IOException("no AOT caches after 120 s: " + stamp);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    long daemonPid() throws IOException {
        return Long.parseLong(
                Files.readString(scratch.resolve("run/aura/aurad.pid")).strip());
    }

    /** Resident memory of the daemon in MiB, from the kernel's own count. */
    double daemonResidentMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(daemonPid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS for process " + daemonPid());
    }
}
