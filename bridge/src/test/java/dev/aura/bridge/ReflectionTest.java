package dev.aura.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.code.v1.Code;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.reflection.v1.ExtensionRequest;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reflection is what the registry has. */
class ReflectionTest {

    @TempDir
    Path root;

    private final FakeMesh mesh = new FakeMesh();
    private Bridge bridge;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        Path socket = root.resolve("grpc.sock");
        bridge = Bridge.open(mesh.channel(), new Callers(Role.DEVELOPER), socket, 1024 * 1024, Duration.ofMillis(50));
        client = new Client(socket);
    }

    @AfterEach
    void stop() {
        client.close();
        bridge.close();
        mesh.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"})
    void listsTheServicesOfTheMeshAndItsOwnInBothVersions(String version) throws InterruptedException {
        var response = ask(version, ServerReflectionRequest.newBuilder().setListServices("*"))
                .getFirst();
        assertThat(response.getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .containsExactly(
                        "aura.llm.v1.LlmService",
                        "grpc.health.v1.Health",
                        "grpc.reflection.v1.ServerReflection",
                        "grpc.reflection.v1alpha.ServerReflection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aura.llm.v1.LlmService",
                "aura.llm.v1.LlmService.Generate",
                "aura.llm.v1.ChatMessage",
                "aura.llm.v1.ChatMessage.Role",
                "aura.llm.v1.ChatMessage.USER",
                "aura.llm.v1.ListProvidersResponse.Provider.Health",
                "aura.llm.v1.Document.content"
            })
    void findsTheFileOfASymbolWithAllItImports(String symbol) throws Exception {
        var response = ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol));
        assertThat(names(response))
                .startsWith("aura/llm/v1/llm.proto")
                .contains("aura/bus/v1/options.proto", "google/protobuf/descriptor.proto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aura.llm.v1", "aura.llm.v1.Nothing", "aura.llm.v1.LlmService.Nothing", "", "."})
    void doesNotFindWhatIsNotThere(String symbol) throws InterruptedException {
        var response = ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol));
        assertThat(response.getErrorResponse().getErrorCode()).isEqualTo(5); // NOT_FOUND
        assertThat(response.getOriginalRequest().getFileContainingSymbol()).isEqualTo(symbol);
    }

    @Test
    void findsFilesByNameAndItsOwnSymbols() throws Exception {
        assertThat(names(ask(ServerReflectionRequest.newBuilder().setFileByFilename("aura/bus/v1/options.proto"))))
                .containsExactly("aura/bus/v1/options.proto", "google/protobuf/descriptor.proto");
        assertThat(names(ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol("grpc.health.v1.Health"))))
                .hasSize(1);
    }

    @Test
    void findsExtensionsByTypeAndNumber() throws Exception {
        String type = "google.protobuf.MethodOptions";
        List<Integer> numbers = ask(ServerReflectionRequest.newBuilder().setAllExtensionNumbersOfType(type))
                .getAllExtensionNumbersResponse()
                .getExtensionNumberList();
        assertThat(numbers).hasSize(1);
        var extension = ExtensionRequest.newBuilder().setContainingType(type).setExtensionNumber(numbers.getFirst());
        assertThat(names(ask(ServerReflectionRequest.newBuilder().setFileContainingExtension(extension))))
                .startsWith("aura/bus/v1/options.proto");
    }

    @Test
    void answersEachRequestOfAStreamInOrder() throws InterruptedException {
        List<ServerReflectionResponse> responses = ask(
                BridgeServices.REFLECTION_V1,
                ServerReflectionRequest.newBuilder().setFileContainingSymbol("nothing"),
                ServerReflectionRequest.newBuilder().setListServices("*"),
                ServerReflectionRequest.newBuilder().setFileByFilename("aura/llm/v1/llm.proto"));
        assertThat(responses)
                .extracting(ServerReflectionResponse::getMessageResponseCase)
                .containsExactly(
                        ServerReflectionResponse.MessageResponseCase.ERROR_RESPONSE,
                        ServerReflectionResponse.MessageResponseCase.LIST_SERVICES_RESPONSE,
                        ServerReflectionResponse.MessageResponseCase.FILE_DESCRIPTOR_RESPONSE);
    }

    @Test
    void asksTheRegistryAgainForASymbolThatItDoesNotKnow() {
        java.util.concurrent.atomic.AtomicLong now = new java.util.concurrent.atomic.AtomicLong();
        Reflection reflection = new Reflection(new MeshRegistry(mesh.channel(), now::get));
        var request = ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("aura.code.v1.CodeService")
                .build();
        assertThat(reflection.answer(request).join().hasErrorResponse()).isTrue();
        mesh.files.add(Code.getDescriptor());
        assertThat(reflection.answer(request).join().hasErrorResponse()).isTrue(); // Asked a moment ago.
        assertThat(mesh.registryCalls).hasValue(1);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(reflection.answer(request).join().hasFileDescriptorResponse())
                .isTrue();
        assertThat(reflection.answer(request).join().hasFileDescriptorResponse())
                .isTrue();
        assertThat(mesh.registryCalls).hasValue(2);
    }

    private ServerReflectionResponse ask(ServerReflectionRequest.Builder request) throws InterruptedException {
        return ask(BridgeServices.REFLECTION_V1, request).getFirst();
    }

    private List<ServerReflectionResponse> ask(String version, ServerReflectionRequest.Builder... requests)
            throws InterruptedException {
        MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method =
                ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                        .setFullMethodName(version + "/ServerReflectionInfo")
                        .build();
        BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        StreamObserver<ServerReflectionRequest> stream = ClientCalls.asyncBidiStreamingCall(
                client.channel().newCall(method, CallOptions.DEFAULT), new Events(events));
        for (ServerReflectionRequest.Builder request : requests) {
            stream.onNext(request.build());
        }
        stream.onCompleted();
        List<ServerReflectionResponse> responses = new ArrayList<>();
        Object event = events.take();
        while (event instanceof ServerReflectionResponse response) {
            responses.add(response);
            event = events.take();
        }
        assertThat(event).isEqualTo("end");
        return responses;
    }

    private static List<String> names(ServerReflectionResponse response) throws InvalidProtocolBufferException {
        List<String> names = new ArrayList<>();
        for (var file : response.getFileDescriptorResponse().getFileDescriptorProtoList()) {
            names.add(FileDescriptorProto.parseFrom(file).getName());
        }
        return names;
    }

    private record Events(BlockingQueue<Object> events) implements StreamObserver<ServerReflectionResponse> {
        @Override
        public void onNext(ServerReflectionResponse response) {
            events.add(response);
        }

        @Override
        public void onError(Throwable error) {
            events.add(error);
        }

        @Override
        public void onCompleted() {
            events.add("end");
        }
    }
}
