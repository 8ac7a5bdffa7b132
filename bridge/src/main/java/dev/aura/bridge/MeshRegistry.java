package dev.aura.bridge;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.aura.proto.mesh.v1.GetDescriptorsRequest;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** What the mesh's registry says, asked over the mesh and kept for a short time. Safe for any thread; never blocks. */
final class MeshRegistry {

    /** How old the list of services may be; health rests on it. */
    private static final Duration SERVICES_AGE_MAX = Duration.ofSeconds(1);

    /** Descriptors change when a service joins; a name that is missing has them asked for again, at most so often. */
    private static final Duration DESCRIPTORS_AGE_MAX = Duration.ofSeconds(30);

    private static final Duration RETRY_AGE = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final MeshServiceGrpc.MeshServiceStub mesh;
    private final Cached<ListServicesResponse> services;
    private final Cached<DescriptorFiles> descriptors;

    MeshRegistry(Channel mesh, LongSupplier nanoTime) {
        this.mesh = MeshServiceGrpc.newStub(mesh);
        this.services = new Cached<>(this::listServices, nanoTime);
        this.descriptors = new Cached<>(this::getDescriptors, nanoTime);
    }

    CompletableFuture<ListServicesResponse> services() {
        return services.get(SERVICES_AGE_MAX);
    }

    /** Whether callers of a method, {@code package.Service/Method}, send a stream; false where nobody serves it. */
    CompletableFuture<Boolean> clientStreams(String method) {
        return services.get(DESCRIPTORS_AGE_MAX).thenCompose(known -> {
            Optional<ListServicesResponse.Method> found = find(known, method);
            return found.isPresent()
                    ? CompletableFuture.completedFuture(found.get().getClientStreaming())
                    : services()
                            .thenApply(newer -> find(newer, method)
                                    .map(ListServicesResponse.Method::getClientStreaming)
                                    .orElse(false));
        });
    }

    private static Optional<ListServicesResponse.Method> find(ListServicesResponse services, String fullName) {
        int slash = fullName.lastIndexOf('/');
        String service = fullName.substring(0, slash);
        String name = fullName.substring(slash + 1);
        return services.getServicesList().stream()
                .filter(entry -> entry.getName().equals(service))
                .flatMap(entry -> entry.getMethodsList().stream())
                .filter(method -> method.getName().equals(name))
                .findFirst();
    }

    /** Descriptor files of all registered services and of those that the bridge serves itself. */
    CompletableFuture<DescriptorFiles> descriptors() {
        return descriptors.get(DESCRIPTORS_AGE_MAX);
    }

    /** The same, asked for again unless that was done a moment ago. */
    CompletableFuture<DescriptorFiles> newerDescriptors() {
        return descriptors.get(RETRY_AGE);
    }

    private CompletableFuture<ListServicesResponse> listServices() {
        Single<ListServicesResponse> answer = new Single<>();
        outsideCall(() -> timed().listServices(ListServicesRequest.getDefaultInstance(), answer));
        return answer.result;
    }

    private CompletableFuture<DescriptorFiles> getDescriptors() {
        Single<GetDescriptorsResponse> answer = new Single<>();
        outsideCall(() -> timed().getDescriptors(GetDescriptorsRequest.getDefaultInstance(), answer));
        return answer.result.thenApply(response -> files(response.getDescriptors()));
    }

    private static DescriptorFiles files(FileDescriptorSet set) {
        return DescriptorFiles.of(set.getFileList(), BridgeServices.files());
    }

    private MeshServiceGrpc.MeshServiceStub timed() {
        return mesh.withDeadlineAfter(ANSWER_TIMEOUT);
    }

    /** The answer is shared, so it must not end with the call of whoever happened to ask. */
    private static void outsideCall(Runnable question) {
        Context.ROOT.run(question);
    }

    /** One message as a future. */
    private static final class Single<T> implements StreamObserver<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();

        @Override
        public void onNext(T message) {
            result.complete(message);
        }

        @Override
        public void onError(Throwable error) {
            result.completeExceptionally(error);
        }

        @Override
        public void onCompleted() {
            result.completeExceptionally(new IllegalStateException("the mesh sent no message"));
        }
    }
}
