package dev.aura.llm;

import dev.aura.bus.host.Daemon;
import dev.aura.config.Directories;
import dev.aura.proto.llm.v1.ChatMessage;
import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.GenerateResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The daemon as a caller meets it, behind an in-process gRPC server. */
final class Llm implements AutoCloseable {

    /** For servers that answer: generous, since a busy machine is no failure. */
    static final Duration FIRST_TOKEN = Duration.ofSeconds(30);

    static final Duration CONNECT = Duration.ofSeconds(2);
    static final Duration IDLE = Duration.ofSeconds(30);

    /** For servers that do not: long enough for what they do before they fall silent. */
    static final Duration SHORT = Duration.ofSeconds(2);

    private final Daemon.Running running;
    private final Server server;

    /** Of its own, so that closing can wait for calls that still write although their caller is gone. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final ManagedChannel channel;

    private Llm(Path root, LlmConfig config, Map<String, String> environment) {
        running = LlmDaemon.start(config, Directories.under(root), InstantSource.system(), environment);
        String name = InProcessServerBuilder.generateName();
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name).executor(threads);
        running.services().forEach(builder::addService);
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    /** With the given servers in this order and builtin behind them. */
    static Llm with(Path root, Endpoint... endpoints) {
        return new Llm(root, config(false, IDLE, endpoints), Map.of("TEST_KEY", "sk-secret-key"));
    }

    /** With models that may pause no longer than this. */
    static Llm withIdleTimeout(Path root, Duration idleTimeout, Endpoint... endpoints) {
        return new Llm(root, config(false, idleTimeout, endpoints), Map.of());
    }

    static Llm allowingRemote(Path root, Endpoint... endpoints) {
        return new Llm(root, config(true, IDLE, endpoints), Map.of());
    }

    private static LlmConfig config(boolean allowRemote, Duration idleTimeout, Endpoint... endpoints) {
        List<String> order =
                new ArrayList<>(Stream.of(endpoints).map(Endpoint::name).toList());
        order.add("builtin");
        return new LlmConfig(List.of(endpoints), order, allowRemote, 256, 2 * 1024 * 1024, CONNECT, idleTimeout);
    }

    static Endpoint openAi(String name, URI base) {
        return endpoint(name, Endpoint.Kind.OPENAI, base, "test-model", FIRST_TOKEN);
    }

    static Endpoint ollama(String name, URI base) {
        return endpoint(name, Endpoint.Kind.OLLAMA, base, "llama", FIRST_TOKEN);
    }

    static Endpoint endpoint(String name, Endpoint.Kind kind, URI base, String model, Duration timeout) {
        return new Endpoint(name, kind, base, model, Path.of(""), "", kind == Endpoint.Kind.OLLAMA ? 8192 : 0, timeout);
    }

    LlmServiceGrpc.LlmServiceBlockingStub stub() {
        return LlmServiceGrpc.newBlockingStub(channel);
    }

    LlmServiceGrpc.LlmServiceStub asyncStub() {
        return LlmServiceGrpc.newStub(channel);
    }

    List<GenerateResponse> generate(GenerateRequest request) {
        List<GenerateResponse> responses = new ArrayList<>();
        stub().generate(request).forEachRemaining(responses::add);
        return responses;
    }

    List<GenerateResponse> ask(String question) {
        return generate(question(question).build());
    }

    static GenerateRequest.Builder question(String text) {
        return GenerateRequest.newBuilder()
                .addMessages(
                        ChatMessage.newBuilder().setRole(ChatMessage.Role.USER).setContent(text));
    }

    static String text(List<GenerateResponse> responses) {
        StringBuilder text = new StringBuilder();
        responses.forEach(response -> text.append(response.getText()));
        return text.toString();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new AssertionError("a call goes on although its caller and the server are gone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.close();
    }
}
