package dev.aura.bridge;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.reflection.v1.ErrorResponse;
import io.grpc.reflection.v1.ExtensionNumberResponse;
import io.grpc.reflection.v1.FileDescriptorResponse;
import io.grpc.reflection.v1.ListServiceResponse;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Server reflection from the mesh's registry, versions v1 and v1alpha, whose messages are the same on the wire.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/server-reflection.md">gRPC server reflection protocol</a>
 */
final class Reflection implements ServerCalls.BidiStreamingMethod<ServerReflectionRequest, ServerReflectionResponse> {

    private final MeshRegistry registry;

    Reflection(MeshRegistry registry) {
        this.registry = registry;
    }

    /** The service under both of its names. */
    List<ServerServiceDefinition> definitions() {
        return List.of(definition(BridgeServices.REFLECTION_V1), definition(BridgeServices.REFLECTION_V1ALPHA));
    }

    private ServerServiceDefinition definition(String service) {
        MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method =
                ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(service, "ServerReflectionInfo"))
                        .setSchemaDescriptor(null)
                        .build();
        return ServerServiceDefinition.builder(service)
                .addMethod(method, ServerCalls.asyncBidiStreamingCall(this))
                .build();
    }

    @Override
    public StreamObserver<ServerReflectionRequest> invoke(StreamObserver<ServerReflectionResponse> responses) {
        return new ReflectionStream(this, responses);
    }

    /** The answer to one request; fails only when the mesh does not answer. */
    CompletableFuture<ServerReflectionResponse> answer(ServerReflectionRequest request) {
        ServerReflectionResponse.Builder response = ServerReflectionResponse.newBuilder()
                .setValidHost(request.getHost())
                .setOriginalRequest(request);
        return switch (request.getMessageRequestCase()) {
            case LIST_SERVICES ->
                registry.services()
                        .thenApply(services ->
                                response.setListServicesResponse(list(services)).build());
            case FILE_BY_FILENAME ->
                file(response, files -> files.named(request.getFileByFilename()), request.getFileByFilename());
            case FILE_CONTAINING_SYMBOL ->
                file(
                        response,
                        files -> files.containing(request.getFileContainingSymbol()),
                        request.getFileContainingSymbol());
            case FILE_CONTAINING_EXTENSION -> {
                var extension = request.getFileContainingExtension();
                yield file(
                        response,
                        files -> files.extending(extension.getContainingType(), extension.getExtensionNumber()),
                        extension.getContainingType() + " extension " + extension.getExtensionNumber());
            }
            case ALL_EXTENSION_NUMBERS_OF_TYPE -> extensionNumbers(response, request.getAllExtensionNumbersOfType());
            case MESSAGEREQUEST_NOT_SET ->
                CompletableFuture.completedFuture(
                        error(response, Status.Code.UNIMPLEMENTED, "this kind of reflection request is not known"));
        };
    }

    private static ListServiceResponse list(ListServicesResponse services) {
        TreeSet<String> names = new TreeSet<>(BridgeServices.names());
        services.getServicesList().forEach(service -> names.add(service.getName()));
        ListServiceResponse.Builder list = ListServiceResponse.newBuilder();
        names.forEach(name -> list.addService(ServiceResponse.newBuilder().setName(name)));
        return list.build();
    }

    private CompletableFuture<ServerReflectionResponse> file(
            ServerReflectionResponse.Builder response,
            Function<DescriptorFiles, Optional<FileDescriptorProto>> search,
            String wanted) {
        return found(search)
                .thenApply(files -> files.isEmpty()
                        ? error(response, Status.Code.NOT_FOUND, wanted + " is not registered in the mesh")
                        : response.setFileDescriptorResponse(
                                        FileDescriptorResponse.newBuilder().addAllFileDescriptorProto(files))
                                .build());
    }

    /** Searches what is known, and on a miss what the registry says now. */
    private CompletableFuture<List<ByteString>> found(Function<DescriptorFiles, Optional<FileDescriptorProto>> search) {
        return registry.descriptors().thenCompose(known -> {
            Optional<FileDescriptorProto> file = search.apply(known);
            return file.isPresent()
                    ? CompletableFuture.completedFuture(known.withImports(file.get()))
                    : registry.newerDescriptors()
                            .thenApply(newer ->
                                    search.apply(newer).map(newer::withImports).orElse(List.of()));
        });
    }

    private CompletableFuture<ServerReflectionResponse> extensionNumbers(
            ServerReflectionResponse.Builder response, String type) {
        return registry.descriptors()
                .thenApply(files -> files.containing(type).isEmpty()
                        ? error(response, Status.Code.NOT_FOUND, type + " is not registered in the mesh")
                        : response.setAllExtensionNumbersResponse(ExtensionNumberResponse.newBuilder()
                                        .setBaseTypeName(type)
                                        .addAllExtensionNumber(files.extensionNumbers(type)))
                                .build());
    }

    private static ServerReflectionResponse error(
            ServerReflectionResponse.Builder response, Status.Code code, String message) {
        return response.setErrorResponse(
                        ErrorResponse.newBuilder().setErrorCode(code.value()).setErrorMessage(message))
                .build();
    }
}
