package dev.aura.bridge;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Every method there is: whatever is not served here goes to the mesh, which knows whether it exists. The kind of a method (unary or
 * streaming) is left open here; {@link MeshCalls} finds out.
 */
final class MeshMethods extends HandlerRegistry {

    private final MeshCalls calls;

    MeshMethods(MeshCalls calls) {
        this.calls = calls;
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
        if (MethodDescriptor.extractFullServiceName(methodName) == null) {
            return null;
        }
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .setFullMethodName(methodName)
                .setRequestMarshaller(ByteMarshaller.INSTANCE)
                .setResponseMarshaller(ByteMarshaller.INSTANCE)
                .build();
        return ServerMethodDefinition.create(method, calls);
    }
}
