package dev.aura.bench.code;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.Events;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.host.Daemon;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FileAnalyzed;
import dev.aura.proto.code.v1.WatchRequest;
import dev.aura.proto.code.v1.WatchResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From the moment a file is saved until a subscriber of {@code code.file.analyzed} has the event, over a broker with code intelligence in
 * this process and a subscriber on a connection of its own. Each save waits for the event of the one before it.
 */
public final class WatchBench {

    private static final int WARM_UP = 100;
    private static final int SAVES = 500;
    private static final long LINES = 100_000;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private WatchBench() {}

    /** Arguments: directories of Java sources, of which a tree of 100,000 lines is made. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: bench/run code.WatchBench DIR...");
            System.exit(2);
        }
        Path scratch = Files.createTempDirectory(Path.of("/tmp"), "aura-bench-watch");
        Path root = Files.createDirectory(scratch.resolve("tree"));
        int files = GrownTree.of(Stream.of(arguments).map(Path::of).toList()).write(root, LINES);
        Directories directories = Directories.under(scratch);
        List<Daemon> daemons = ServiceLoader.load(Daemon.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(daemon -> daemon.name().equals("code-intelligence"))
                .toList();
        try (Aurad aurad = Aurad.withBroker(
                        daemons, List.of("code-intelligence"), Configuration.of(Map.of()), directories, "bench");
                MeshClient client =
                        MeshClient.connectAsOwner(directories.runtime(), directories.state(), "bench", CONNECT_MAX)) {
            long[] nanos = saves(client, root);
            System.out.printf(
                    "%,d files of %,d lines, %d saves: event at a subscriber p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                    files,
                    LINES,
                    nanos.length,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 95 / 100] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    nanos[nanos.length - 1] / 1e6);
            aurad.stop();
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    private static long[] saves(MeshClient client, Path root) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Random random = new Random(20261121);
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
            files = found.filter(path -> path.toString().endsWith(".java")).toList();
        }
        long[] nanos = new long[SAVES];
        try (Events.Subscription subscription = client.events().subscribe("code.file.analyzed", event -> {
            try {
                heard.add(FileAnalyzed.parseFrom(event.getPayload()).getPath());
            } catch (InvalidProtocolBufferException broken) {
                throw new IllegalStateException(broken);
            }
        })) {
            Iterator<WatchResponse> watch = CodeServiceGrpc.newBlockingStub(client.channel())
                    .watch(WatchRequest.newBuilder()
                            .setWorkspace(root.toRealPath().toString())
                            .build());
            watch.next();
            for (int number = 0; subscription != null && number < WARM_UP + SAVES; number++) {
                Path file = files.get(random.nextInt(files.size()));
                String name = root.relativize(file).toString();
                long start = System.nanoTime();
                Files.writeString(file, "// save " + number + "\n", StandardOpenOption.APPEND);
                String path = heard.poll(10, TimeUnit.SECONDS);
                long end = System.nanoTime();
                if (!name.equals(path)) {
                    throw new IllegalStateException("after a save of " + name + " came " + path);
                }
                if (number >= WARM_UP) {
                    nanos[number - WARM_UP] = end - start;
                }
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
