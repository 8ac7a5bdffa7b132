package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Echoes 100 MB through a broker in a process of its own: by reference, as files, and inline, with the limits raised. Prints the time of a round
 * trip, the throughput both ways together, and the broker's memory after it. Arguments: repetitions (10), megabytes (100).
 */
public final class BlobBench {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final double MEGA = 1e6;

    private BlobBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int megabytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        byte[] content = new byte[megabytes * 1_000_000];
        new Random(1).nextBytes(content);
        PublishRequest message = PublishRequest.newBuilder()
                .setPayload(ByteString.copyFrom(content))
                .build();
        double byReference = run("by reference", message, repetitions, List.of());
        double inline = run(
                "inline",
                message,
                repetitions,
                List.of(
                        "--set",
                        "bus.blobBytesMax=0",
                        "--set",
                        "bus.payloadBytesMax=256MiB",
                        "--set",
                        "bus.peerBytesMax=1GiB"));
        System.out.printf(Locale.ROOT, "by reference to inline: %.2f times the throughput%n", byReference / inline);
    }

    private static double run(String name, PublishRequest message, int repetitions, List<String> settings)
            throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(Path.of("/tmp"), "aura-bench-");
        Directories directories = Directories.fromEnvironment(PeerProcess.environment(root));
        Path socket = MeshClient.brokerSocket(directories.runtime());
        List<String> command = new ArrayList<>(List.of("--broker"));
        command.addAll(settings);
        try (PeerProcess broker =
                PeerProcess.java(root, "dev.aura.bus.host.AuradMain", command, () -> MeshClient.isListening(socket))) {
            assert broker != null;
            try (Aurad worker = Aurad.servicesOnly(
                            List.of(new EchoDaemon("echo", new AtomicReference<>())),
                            Configuration.of(Map.of()),
                            directories,
                            "bench");
                    MeshClient client =
                            MeshClient.connectAsOwner(directories.runtime(), directories.state(), "bench", TIMEOUT)) {
                BenchEcho.awaitServed(client.channel());
                double[] seconds = new double[repetitions];
                for (int i = -2; i < repetitions; i++) {
                    long startNs = System.nanoTime();
                    PublishRequest answer = ClientCalls.blockingUnaryCall(
                            client.channel(), BenchEcho.ECHO, CallOptions.DEFAULT.withDeadlineAfter(TIMEOUT), message);
                    if (answer.getPayload().size() != message.getPayload().size()) {
                        throw new IllegalStateException(
                                "got " + answer.getPayload().size() + " bytes");
                    }
                    if (i >= 0) {
                        seconds[i] = (System.nanoTime() - startNs) / (double) TimeUnit.SECONDS.toNanos(1);
                    }
                }
                worker.stop();
                return print(name, seconds, message.getPayload().size(), client);
            }
        }
    }

    private static double print(String name, double[] seconds, int bytes, MeshClient client) {
        Arrays.sort(seconds);
        double median = seconds[seconds.length / 2];
        double rate = 2 * bytes / MEGA / median;
        long resident = MeshServiceGrpc.newBlockingStub(client.channel())
                .getStatus(GetStatusRequest.getDefaultInstance())
                .getResidentBytes();
        System.out.printf(
                Locale.ROOT,
                "%-12s  %3.0f MB echoed in %4.0f ms (median of %d)  %5.0f MB/s both ways  broker resident %4.0f MB%n",
                name,
                bytes / MEGA,
                median * 1e3,
                seconds.length,
                rate,
                resident / MEGA);
        return rate;
    }
}
