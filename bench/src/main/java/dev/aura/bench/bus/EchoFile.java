package dev.aura.bench.bus;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.aura.proto.mesh.v1.PublishRequest;

/** The file that describes the echo, as a .proto would. */
final class EchoFile {

    private EchoFile() {}

    static FileDescriptor descriptor() {
        String type = "." + PublishRequest.getDescriptor().getFullName();
        FileDescriptor imported = PublishRequest.getDescriptor().getFile();
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("bench/v1/echo.proto")
                .setPackage("bench.v1")
                .setSyntax("proto3")
                .addDependency(imported.getName())
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName("EchoService")
                        .addMethod(MethodDescriptorProto.newBuilder()
                                .setName("Echo")
                                .setInputType(type)
                                .setOutputType(type)))
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[] {imported});
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
