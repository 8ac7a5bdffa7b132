package dev.aura.bench.code;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.code.v1.SummarizeResponse.LanguageSize;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Summarizes directories with an empty cache and again with a full one, inside the service, and prints both times, their ratio, and the
 * memory that is in use afterwards.
 */
public final class AnalyzeBench {

    private AnalyzeBench() {}

    /** Arguments: directories. */
    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory("aura-bench");
        DaemonContext context = new DaemonContext(
                new NoMesh(),
                new NoEvents(),
                Configuration.of(Map.of()),
                Directories.under(scratch),
                InstantSource.system());
        try (Daemon.Running running = daemon().start(context)) {
            CodeServiceGrpc.AsyncService code =
                    (CodeServiceGrpc.AsyncService) running.services().getFirst();
            for (String directory : arguments) {
                measure(code, Path.of(directory).toRealPath());
            }
            printMemory();
        } finally {
            delete(scratch);
        }
    }

    private static Daemon daemon() {
        return ServiceLoader.load(Daemon.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(daemon -> daemon.name().equals("code-intelligence"))
                .findFirst()
                .orElseThrow();
    }

    private static void measure(CodeServiceGrpc.AsyncService code, Path directory) {
        SummarizeRequest request =
                SummarizeRequest.newBuilder().setWorkspace(directory.toString()).build();
        long start = System.nanoTime();
        SummarizeResponse cold = summarize(code, request);
        long middle = System.nanoTime();
        SummarizeResponse warm = summarize(code, request);
        long end = System.nanoTime();
        System.out.printf(
                "%s: %d files (%d partial, %d skipped), %d functions; cold %d ms, second run %d ms (%d of %d cached), ratio %.1f%n",
                directory.getFileName(),
                cold.getCoverage().getFiles(),
                cold.getCoverage().getPartial(),
                cold.getCoverage().getSkippedCount(),
                cold.getLanguagesList().stream()
                        .mapToInt(LanguageSize::getFunctions)
                        .sum(),
                Duration.ofNanos(middle - start).toMillis(),
                Duration.ofNanos(end - middle).toMillis(),
                warm.getFreshness().getCachedFiles(),
                warm.getFreshness().getCachedFiles() + warm.getFreshness().getComputedFiles(),
                (double) (middle - start) / (end - middle));
    }

    private static SummarizeResponse summarize(CodeServiceGrpc.AsyncService code, SummarizeRequest request) {
        CompletableFuture<SummarizeResponse> answer = new CompletableFuture<>();
        code.summarize(request, new StreamObserver<>() {
            @Override
            public void onNext(SummarizeResponse response) {
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

    private static void printMemory() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heapKiB = (runtime.totalMemory() - runtime.freeMemory()) / 1024;
        String resident = "";
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                resident = lines.filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("");
            }
        }
        System.out.printf("heap in use after collection %d KiB; %s%n", heapKiB, resident);
    }

    private static void delete(Path directory) throws IOException {
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
