package dev.aura.bench.bus;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.aura.proto.mesh.v1.PublishRequest;

/** The file that describes the echo, as a .proto would. */
final class EchoFile {

    private EchoFile() {}

    static FileDescriptor descriptor() {
        FileDescriptor imported = PublishRequest.getDescriptor().getFile();
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("bench/v1/echo.proto")
                .setPackage("bench.v1")
                .setSyntax("proto3")
                .addDependency(imported.getName())
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName("EchoService")
                        .addMethod(method("Echo", IdempotencyLevel.IDEMPOTENCY_UNKNOWN))
                        .addMethod(method("Look", IdempotencyLevel.NO_SIDE_EFFECTS)))
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[] {imported});
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodDescriptorProto method(String name, IdempotencyLevel level) {
        String type = "." + PublishRequest.getDescriptor().getFullName();
        return MethodDescriptorProto.newBuilder()
                .setName(name)
                .setInputType(type)
                .setOutputType(type)
                .setOptions(MethodOptions.newBuilder().setIdempotencyLevel(level))
                .build();
    }
}
