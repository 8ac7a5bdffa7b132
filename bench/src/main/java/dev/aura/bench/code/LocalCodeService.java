package dev.aura.bench.code;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.WatchRequest;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Code intelligence in this process, without a mesh and with an empty cache of its own. */
final class LocalCodeService implements AutoCloseable {

    private final Path scratch;
    private final boolean temporary;
    private final Daemon.Running running;

    private LocalCodeService(Path scratch, boolean temporary, Daemon.Running running) {
        this.scratch = scratch;
        this.temporary = temporary;
        this.running = running;
    }

    static LocalCodeService start() throws Exception {
        Path scratch = Files.createTempDirectory("aura-bench");
        return new LocalCodeService(scratch, true, start(scratch, Map.of()));
    }

    /** With a cache that stays, and with settings. */
    static LocalCodeService in(Path scratch, Map<String, String> settings) throws Exception {
        return new LocalCodeService(scratch, false, start(scratch, settings));
    }

    private static Daemon.Running start(Path scratch, Map<String, String> settings) throws Exception {
        DaemonContext context = new DaemonContext(
                new NoMesh(),
                new NoEvents(),
                Configuration.of(settings),
                Directories.under(scratch),
                InstantSource.system());
        Daemon code = ServiceLoader.load(Daemon.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(daemon -> daemon.name().equals("code-intelligence"))
                .findFirst()
                .orElseThrow();
        return code.start(context);
    }

    /** A unary method of the service. */
    interface Method<Q, A> {
        void call(CodeServiceGrpc.AsyncService service, Q request, StreamObserver<A> observer);
    }

    /** Calls a method and waits for its answer. */
    <Q, A> A ask(Method<Q, A> method, Q request) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        CodeServiceGrpc.AsyncService service =
                (CodeServiceGrpc.AsyncService) running.services().getFirst();
        method.call(service, request, new StreamObserver<>() {
            @Override
            public void onNext(A response) {
                answer.complete(response);
            }

            @Override
            public void onError(Throwable fault) {
                answer.completeExceptionally(fault);
            }

            @Override
            public void onCompleted() {}
        });
        return answer.join();
    }

    /** Watches a workspace until what is returned is closed. */
    AutoCloseable watch(String root) {
        StandingWatch watch = new StandingWatch();
        CodeServiceGrpc.AsyncService service =
                (CodeServiceGrpc.AsyncService) running.services().getFirst();
        service.watch(WatchRequest.newBuilder().setWorkspace(root).build(), watch);
        return watch;
    }

    @Override
    public void close() throws IOException {
        running.close();
        if (temporary) {
            delete(scratch);
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Code intelligence asks nobody. */
    private static final class NoMesh extends Channel {
        @Override
        public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
            throw new IllegalStateException(
                    "a call of " + method.getFullMethodName() + " in a benchmark without a mesh");
        }

        @Override
        public String authority() {
            return "none";
        }
    }

    /** Nobody listens. */
    private static final class NoEvents implements Events {
        @Override
        public void publish(String topic, Message event) {}

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            return () -> {};
        }
    }
}
