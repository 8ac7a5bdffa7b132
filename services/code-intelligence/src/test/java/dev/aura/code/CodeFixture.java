package dev.aura.code;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.CodeServiceGrpc.CodeServiceBlockingStub;
import dev.aura.proto.code.v1.CodeServiceGrpc.CodeServiceStub;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The service behind a real gRPC server in this process, with a workspace and a cache of its own. */
final class CodeFixture implements AutoCloseable {

    final Path workspace;
    final List<Message> published = new CopyOnWriteArrayList<>();
    final CodeServiceBlockingStub code;
    final CodeServiceStub streams;

    private final Daemon.Running running;
    private final Server server;
    private final ManagedChannel channel;

    CodeFixture(Path directory, Map<String, String> configuration) throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace")).toRealPath();
        String name = "code-" + directory.getFileName() + "-" + System.nanoTime();
        channel = InProcessChannelBuilder.forName(name).build();
        running = new CodeIntelligence()
                .start(new DaemonContext(
                        channel,
                        new Recorder(published),
                        Configuration.of(configuration),
                        Directories.under(directory),
                        InstantSource.system()));
        server = InProcessServerBuilder.forName(name)
                .addService(running.services().getFirst())
                .build()
                .start();
        code = CodeServiceGrpc.newBlockingStub(channel);
        streams = CodeServiceGrpc.newStub(channel);
    }

    CodeFixture(Path directory) throws Exception {
        this(directory, Map.of("code.tiesWait", "30s"));
    }

    String root() {
        return workspace.toString();
    }

    Path write(String path, String text) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    AnalyzeContentsResponse analyze(String path, String text) {
        return code.analyzeContents(AnalyzeContentsRequest.newBuilder()
                .addFiles(FileContent.newBuilder().setPath(path).setContent(ByteString.copyFromUtf8(text)))
                .setWithMetrics(true)
                .build());
    }

    /** Rule and line of each finding, such as {@code empty-catch:3}. */
    List<String> findings(String path, String text) {
        return analyze(path, text).getFindingsList().stream()
                .map(finding ->
                        finding.getRuleId().substring(finding.getRuleId().indexOf('/') + 1) + ":"
                                + finding.getRange().getStart().getLine())
                .toList();
    }

    /** The metrics of the function of a name, its overloads' parameter types included where there are several. */
    FunctionMetrics function(String path, String text, String name) {
        return analyze(path, text).getMetrics(0).getFunctionsList().stream()
                .filter(function -> function.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Name and line of each entity of an unsaved text, such as {@code A.held:5}, those within others after them. */
    List<String> outline(String path, String text) {
        GetOutlineRequest request = GetOutlineRequest.newBuilder()
                .setWorkspace(root())
                .setPath(path)
                .setContent(ByteString.copyFromUtf8(text))
                .build();
        return names(code.getOutline(request).getEntitiesList()).toList();
    }

    private static Stream<String> names(List<Entity> entities) {
        return entities.stream()
                .flatMap(entity -> Stream.concat(
                        Stream.of(entity.getQualifiedName() + ":"
                                + entity.getNameRange().getStart().getLine()),
                        names(entity.getChildrenList())));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        running.close();
    }

    private record Recorder(List<Message> published) implements Events {
        @Override
        public void publish(String topic, Message event) {
            published.add(event);
        }

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            return () -> {};
        }
    }
}
