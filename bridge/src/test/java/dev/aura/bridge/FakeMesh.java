package dev.aura.bridge;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.aura.bus.status.Faults;
import dev.aura.proto.llm.v1.Llm;
import dev.aura.proto.mesh.v1.GetDescriptorsRequest;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse.Instance;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mesh in this process: a registry that tests can change, the echo service, and no provider for anything else. */
final class FakeMesh implements AutoCloseable {

    /** Services in the registry and whether an instance is ready. */
    final Map<String, Boolean> services = new ConcurrentHashMap<>(Map.of("aura.llm.v1.LlmService", true));

    /** Files that the registry knows. */
    final List<FileDescriptor> files = new CopyOnWriteArrayList<>(List.of(Llm.getDescriptor()));

    /** Whether the registry lists the echo service. */
    volatile boolean echoListed;

    final AtomicInteger registryCalls = new AtomicInteger();
    final Echo echo = new Echo();
    private final Server server;
    private final ManagedChannel channel;

    FakeMesh() {
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .addService(new Registry())
                    .addService(echo.definition())
                    .fallbackHandlerRegistry(new NoProvider())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name)
                .maxInboundMessageSize(64 * 1024 * 1024)
                .build();
    }

    ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    private final class Registry extends MeshServiceGrpc.MeshServiceImplBase {
        @Override
        public void listServices(ListServicesRequest request, StreamObserver<ListServicesResponse> observer) {
            registryCalls.incrementAndGet();
            ListServicesResponse.Builder response = ListServicesResponse.newBuilder();
            services.forEach((service, ready) -> response.addServicesBuilder()
                    .setName(service)
                    .addInstancesBuilder()
                    .setState(ready ? Instance.State.READY : Instance.State.SUSPECT));
            if (echoListed) {
                ListServicesResponse.ServiceEntry.Builder entry =
                        response.addServicesBuilder().setName(EchoMethods.SERVICE);
                echo.definition()
                        .getMethods()
                        .forEach(method -> entry.addMethodsBuilder()
                                .setName(String.valueOf(
                                        method.getMethodDescriptor().getBareMethodName()))
                                .setClientStreaming(
                                        !method.getMethodDescriptor().getType().clientSendsOneMessage()));
            }
            observer.onNext(response.build());
            observer.onCompleted();
        }

        @Override
        public void getDescriptors(GetDescriptorsRequest request, StreamObserver<GetDescriptorsResponse> observer) {
            registryCalls.incrementAndGet();
            Set<FileDescriptor> all = new LinkedHashSet<>();
            files.forEach(file -> collect(file, all));
            FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
            all.forEach(file -> set.addFile(file.toProto()));
            observer.onNext(
                    GetDescriptorsResponse.newBuilder().setDescriptors(set).build());
            observer.onCompleted();
        }

        private void collect(FileDescriptor file, Set<FileDescriptor> all) {
            file.getDependencies().forEach(dependency -> collect(dependency, all));
            all.add(file);
        }
    }

    /** Says what the broker says when nobody serves a method. */
    private static final class NoProvider extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(
                String method, @org.jspecify.annotations.Nullable String authority) {
            ServerCallHandler<byte[], byte[]> refuse = NoProvider::refuse;
            return ServerMethodDefinition.create(
                    EchoMethods.NOWHERE.toBuilder()
                            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                            .build(),
                    refuse);
        }

        private static ServerCall.Listener<byte[]> refuse(ServerCall<byte[], byte[]> call, Metadata headers) {
            Metadata trailers = new Metadata();
            trailers.put(Faults.REASON, "NO_PROVIDER");
            call.close(Status.UNAVAILABLE.withDescription("nobody serves this"), trailers);
            return new ServerCall.Listener<>() {};
        }
    }
}
