package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.security.TokenFile;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One-shot clients one after the other, as the commands of {@code aura} are: a fresh ZeroMQ context, connect, one call, close. Needs a
 * running {@code aurad}. Arguments: how many (1000), path of the socket (the user's own).
 */
public final class ConnectBench {

    private static final int COUNT = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final double NANOS_PER_MS = 1e6;

    private static final Path TOKEN =
            TokenFile.admin(Directories.fromEnvironment(System.getenv()).state());

    private ConnectBench() {}

    public static void main(String... arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : COUNT;
        Path socket = arguments.length > 1
                ? Path.of(arguments[1])
                : MeshClient.brokerSocket(
                        Directories.fromEnvironment(System.getenv()).runtime());
        double[] times = new double[count];
        int failures = 0;
        for (int i = 0; i < count; i++) {
            long startNs = System.nanoTime();
            failures += succeeds(socket) ? 0 : 1;
            times[i] = (System.nanoTime() - startNs) / NANOS_PER_MS;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "one-shot connects %d  failures %d  p50 %.2f ms  p99 %.2f ms  max %.2f ms%n",
                count,
                failures,
                times[count / 2],
                times[Math.min(count - 1, count * 99 / 100)],
                times[count - 1]);
    }

    private static boolean succeeds(Path socket) {
        try (MeshClient client = MeshClient.connect(socket, "connect-bench", TOKEN, TIMEOUT)) {
            MeshServiceGrpc.newBlockingStub(client.channel())
                    .withDeadlineAfter(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .getStatus(GetStatusRequest.getDefaultInstance());
            return true;
        } catch (RuntimeException e) {
            System.err.println("failed: " + e);
            return false;
        }
    }
}
