package dev.aura.research;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.research.v1.ImportAdvisoriesRequest;
import dev.aura.proto.research.v1.ImportAdvisoriesResponse;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.ResearchServiceGrpc.ResearchServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The daemon as its host runs it: virtual threads, real files, a fixed clock, and events that are written down. */
public final class ResearchHarness implements AutoCloseable {

    /** The time that the daemon sees. */
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Message> published = new CopyOnWriteArrayList<>();
    private final Daemon.Running running;
    private final Server server;
    private final ManagedChannel channel;

    public ResearchHarness(Path directory) throws Exception {
        this(directory, Map.of());
    }

    public ResearchHarness(Path directory, Map<String, String> configuration) throws Exception {
        String name = UUID.randomUUID().toString();
        channel = InProcessChannelBuilder.forName(name).build();
        Map<String, String> values = new HashMap<>(configuration);
        values.putIfAbsent(
                "research.mavenRepository", directory.resolve("no-repository").toString());
        running = new ResearchDaemon()
                .start(new DaemonContext(
                        channel, new Recorder(), Configuration.of(values), Directories.under(directory), () -> NOW));
        InProcessServerBuilder builder =
                InProcessServerBuilder.forName(name).executor(Executors.newVirtualThreadPerTaskExecutor());
        running.services().forEach(builder::addService);
        server = builder.build().start();
    }

    public ResearchServiceBlockingStub stub() {
        return ResearchServiceGrpc.newBlockingStub(channel);
    }

    /** Events so far. */
    public List<Message> published() {
        return published;
    }

    public ImportAdvisoriesResponse importFrom(Path path) {
        return stub().importAdvisories(ImportAdvisoriesRequest.newBuilder()
                .setPath(path.toString())
                .setProgressTopic("research.progress")
                .build());
    }

    /** The self-made records of the tests. */
    public static Path records() {
        try {
            return Path.of(Objects.requireNonNull(ResearchHarness.class.getResource("/osv"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file with the directories above it. */
    public static void write(Path root, String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        running.close();
    }

    private final class Recorder implements Events {
        @Override
        public void publish(String topic, Message event) {
            published.add(event);
        }

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            throw new UnsupportedOperationException("the research agent subscribes to nothing");
        }
    }
}
