package dev.aura.bench.bus;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A broker in a process of its own: ours, a bare proxy, or nats-server. */
final class PeerProcess implements AutoCloseable {

    private static final int START_SECONDS = 20;
    private static final long BYTES_PER_KB = 1_024;

    private final Process process;

    private PeerProcess(Process process) {
        this.process = process;
    }

    /** Runs a main class with this program's class path. */
    static PeerProcess java(Path root, String main, List<String> arguments, BooleanSupplier ready)
            throws IOException, InterruptedException {
        return java(root, Map.of(), main, arguments, ready);
    }

    /** The same with more in its environment. */
    static PeerProcess java(
            Path root, Map<String, String> environment, String main, List<String> arguments, BooleanSupplier ready)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(arguments);
        return start(root, environment, command, ready);
    }

    /** Runs a program of the distribution, as a user would. */
    static PeerProcess installed(Path root, Path program, List<String> arguments, BooleanSupplier ready)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return start(root, Map.of(), command, ready);
    }

    /** Runs nats-server on a free port. */
    static PeerProcess nats(Path root, int port, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nats-server", "-a", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of(more));
        return start(root, Map.of(), command, () -> accepts(port));
    }

    /** The environment in which our own programs keep to one directory. */
    static Map<String, String> environment(Path root) {
        return Map.of(
                "HOME", root.toString(),
                "XDG_RUNTIME_DIR", root.toString(),
                "XDG_CONFIG_HOME", root.resolve("config").toString(),
                "XDG_STATE_HOME", root.resolve("state").toString(),
                "XDG_CACHE_HOME", root.resolve("cache").toString());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static PeerProcess start(
            Path root, Map<String, String> environment, List<String> command, BooleanSupplier ready)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(root, "peer", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment(root));
        builder.environment().putAll(environment);
        PeerProcess peer = new PeerProcess(builder.start());
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!ready.getAsBoolean()) {
            if (!peer.process.isAlive() || System.nanoTime() > endNs) {
                peer.close();
                throw new IOException("did not start: " + command.getFirst() + "; it said " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return peer;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL, and waits until it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** Time that it has spent on processors, of its own and in the system. */
    Duration processorTime() {
        return processorTime(process.toHandle());
    }

    /** The same of this process. */
    static Duration processorTimeHere() {
        return processorTime(ProcessHandle.current());
    }

    /** Resident memory. */
    long residentBytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + process.pid() + " is gone"));
        }
    }

    private static Duration processorTime(ProcessHandle of) {
        return of.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
