package dev.aura.bus.testing;

import com.google.protobuf.BytesValue;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.WrappersProto;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import java.util.List;

/** A service of all four call shapes, described as a generated one would be. */
public final class Echo {

    public static final String SERVICE = "test.v1.EchoService";

    /** Answers with the request. */
    public static final MethodDescriptor<BytesValue, BytesValue> ECHO = method("Echo", MethodType.UNARY);

    /** Answers as many messages as the request has bytes, each of the request's bytes; with an empty request, without end. */
    public static final MethodDescriptor<BytesValue, BytesValue> REPEAT = method("Repeat", MethodType.SERVER_STREAMING);

    /** Answers all requests joined. */
    public static final MethodDescriptor<BytesValue, BytesValue> JOIN = method("Join", MethodType.CLIENT_STREAMING);

    /** Answers each request with itself. */
    public static final MethodDescriptor<BytesValue, BytesValue> CHAT = method("Chat", MethodType.BIDI_STREAMING);

    /** Fails: an empty request with a fault of the code, another with a status of that reason. */
    public static final MethodDescriptor<BytesValue, BytesValue> FAIL = method("Fail", MethodType.UNARY);

    /** Answers when the caller cancels. */
    public static final MethodDescriptor<BytesValue, BytesValue> HANG = method("Hang", MethodType.UNARY);

    /** A query: answers with the request after as many milliseconds as it says. */
    public static final MethodDescriptor<BytesValue, BytesValue> NAP =
            method("Nap", MethodType.UNARY).toBuilder().setSafe(true).build();

    /** Described, but served by nobody. */
    public static final MethodDescriptor<BytesValue, BytesValue> MISSING = method("Missing", MethodType.UNARY);

    static final List<MethodDescriptor<BytesValue, BytesValue>> METHODS =
            List.of(ECHO, REPEAT, JOIN, CHAT, FAIL, HANG, NAP);

    private static final FileDescriptor FILE = file();

    static final ServiceDescriptor DESCRIPTOR = descriptor();

    private Echo() {}

    private static MethodDescriptor<BytesValue, BytesValue> method(String name, MethodType type) {
        return MethodDescriptor.<BytesValue, BytesValue>newBuilder()
                .setType(type)
                .setFullMethodName(SERVICE + "/" + name)
                .setRequestMarshaller(ProtoUtils.marshaller(BytesValue.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(BytesValue.getDefaultInstance()))
                .build();
    }

    private static ServiceDescriptor descriptor() {
        ServiceDescriptor.Builder builder =
                ServiceDescriptor.newBuilder(SERVICE).setSchemaDescriptor((ProtoFileDescriptorSupplier) () -> FILE);
        METHODS.forEach(builder::addMethod);
        return builder.build();
    }

    private static FileDescriptor file() {
        ServiceDescriptorProto.Builder service =
                ServiceDescriptorProto.newBuilder().setName("EchoService");
        for (MethodDescriptor<?, ?> method : METHODS) {
            service.addMethod(MethodDescriptorProto.newBuilder()
                    .setName(String.valueOf(method.getBareMethodName()))
                    .setInputType(".google.protobuf.BytesValue")
                    .setOutputType(".google.protobuf.BytesValue")
                    .setClientStreaming(!method.getType().clientSendsOneMessage())
                    .setServerStreaming(!method.getType().serverSendsOneMessage())
                    .setOptions(MethodOptions.newBuilder()
                            .setIdempotencyLevel(
                                    method.isSafe()
                                            ? IdempotencyLevel.NO_SIDE_EFFECTS
                                            : IdempotencyLevel.IDEMPOTENCY_UNKNOWN)));
        }
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("test/v1/echo.proto")
                .setPackage("test.v1")
                .setSyntax("proto3")
                .addDependency("google/protobuf/wrappers.proto")
                .addService(service)
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[] {WrappersProto.getDescriptor()});
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
