package dev.aura.bridge;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;

/** The methods of a service that speaks plain bytes, one of each shape and some that misbehave. */
final class EchoMethods {

    static final String SERVICE = "test.v1.EchoService";

    /** Answers with the request. */
    static final MethodDescriptor<byte[], byte[]> UNARY = method("Unary", MethodType.UNARY);

    /** Answers with messages of a kilobyte until nobody listens. */
    static final MethodDescriptor<byte[], byte[]> SERVER_STREAM = method("ServerStream", MethodType.SERVER_STREAMING);

    /** Answers with the number of request messages as text. */
    static final MethodDescriptor<byte[], byte[]> CLIENT_STREAM = method("ClientStream", MethodType.CLIENT_STREAMING);

    /** Answers each message with itself. */
    static final MethodDescriptor<byte[], byte[]> BIDI = method("Bidi", MethodType.BIDI_STREAMING);

    /** Fails with RESOURCE_EXHAUSTED, a reason and a binary trailer. */
    static final MethodDescriptor<byte[], byte[]> FAIL = method("Fail", MethodType.UNARY);

    /** Never answers. */
    static final MethodDescriptor<byte[], byte[]> HANG = method("Hang", MethodType.UNARY);

    /** Answers with as many bytes as the request says. */
    static final MethodDescriptor<byte[], byte[]> BIG = method("Big", MethodType.UNARY);

    /** Not there. */
    static final MethodDescriptor<byte[], byte[]> NOWHERE = MethodDescriptor.<byte[], byte[]>newBuilder(
                    ByteMarshaller.INSTANCE, ByteMarshaller.INSTANCE)
            .setType(MethodType.UNARY)
            .setFullMethodName("test.v1.NoSuchService/Call")
            .build();

    private EchoMethods() {}

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(ByteMarshaller.INSTANCE, ByteMarshaller.INSTANCE)
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }
}
