package dev.aura.bench.process;

import java.io.IOException;
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
        Path output = scratch.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("AURA_") || name.startsWith("XDG_") || name.startsWith("GIT_"));
        environment.put("HOME", scratch.resolve("home").toString());
        environment.put("XDG_RUNTIME_DIR", scratch.resolve("run").toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running after " + LIMIT_SECONDS + " s: " + Arrays.toString(command));
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() != expectedExit) {
            throw new IOException("exit code " + process.exitValue() + " of " + Arrays.toString(command) + ":\n"
                    + Files.readString(output));
        }
        return milliseconds;
    }

    double aura(Path directory, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = home.resolve("bin/aura").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return time(directory, 0, command);
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
