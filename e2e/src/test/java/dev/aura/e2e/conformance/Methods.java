package dev.aura.e2e.conformance;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import dev.aura.e2e.conformance.v1.Conformance;
import dev.aura.e2e.conformance.v1.ConformanceServiceGrpc;
import dev.aura.e2e.conformance.v1.EchoRequest;
import dev.aura.e2e.conformance.v1.EchoResponse;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/** The methods of the conformance service by name; a name that it does not have stands for a method like Echo. */
final class Methods {

    private Methods() {}

    @SuppressWarnings("unchecked") // the generated descriptors are of messages, and the driver treats them as such
    static io.grpc.MethodDescriptor<Message, Message> named(String fullName) {
        return ConformanceServiceGrpc.getServiceDescriptor().getMethods().stream()
                .filter(method -> method.getFullMethodName().equals(fullName))
                .findFirst()
                .map(method -> (io.grpc.MethodDescriptor<Message, Message>) method)
                .orElseGet(() -> likeEcho(fullName));
    }

    static Message requestOf(String fullName) {
        io.grpc.MethodDescriptor<Message, Message> method = named(fullName);
        return ((io.grpc.MethodDescriptor.PrototypeMarshaller<Message>) method.getRequestMarshaller())
                .getMessagePrototype();
    }

    /** The response message of a method, for the runner to read answers into. */
    static Message responseOf(String fullName) {
        io.grpc.MethodDescriptor<Message, Message> method = named(fullName);
        return ((io.grpc.MethodDescriptor.PrototypeMarshaller<Message>) method.getResponseMarshaller())
                .getMessagePrototype();
    }

    static boolean clientStreaming(String name) {
        MethodDescriptor method = Conformance.getDescriptor()
                .findServiceByName("ConformanceService")
                .findMethodByName(name);
        return method != null && method.isClientStreaming();
    }

    private static io.grpc.MethodDescriptor<Message, Message> likeEcho(String fullName) {
        return io.grpc.MethodDescriptor.<Message, Message>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(fullName)
                .setRequestMarshaller(ProtoUtils.marshaller((Message) EchoRequest.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller((Message) EchoResponse.getDefaultInstance()))
                .build();
    }
}
