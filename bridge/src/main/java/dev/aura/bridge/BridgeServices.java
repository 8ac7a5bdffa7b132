package dev.aura.bridge;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.health.v1.HealthProto;
import java.util.List;

/** The services that the bridge answers itself. */
final class BridgeServices {

    static final String REFLECTION_V1 = io.grpc.reflection.v1.ServerReflectionGrpc.SERVICE_NAME;
    static final String REFLECTION_V1ALPHA = "grpc.reflection.v1alpha.ServerReflection";

    private BridgeServices() {}

    static List<String> names() {
        return List.of(HealthGrpc.SERVICE_NAME, REFLECTION_V1, REFLECTION_V1ALPHA);
    }

    @SuppressWarnings("deprecation") // v1alpha is what older clients speak, such as grpcurl before 1.8.8.
    static List<FileDescriptorProto> files() {
        return List.of(
                HealthProto.getDescriptor().toProto(),
                io.grpc.reflection.v1.ServerReflectionProto.getDescriptor().toProto(),
                io.grpc.reflection.v1alpha.ServerReflectionProto.getDescriptor().toProto());
    }
}
