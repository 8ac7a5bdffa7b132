package dev.aura.bus.host;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The descriptor files of services with all they import, imports before users. */
final class DescriptorSets {

    private DescriptorSets() {}

    static FileDescriptorSet of(Collection<ServerServiceDefinition> services) {
        Set<FileDescriptor> files = new LinkedHashSet<>();
        for (ServerServiceDefinition service : services) {
            if (service.getServiceDescriptor().getSchemaDescriptor() instanceof ProtoFileDescriptorSupplier supplier) {
                add(supplier.getFileDescriptor(), files);
            }
        }
        FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
        files.forEach(file -> set.addFile(file.toProto()));
        return set.build();
    }

    private static void add(FileDescriptor file, Set<FileDescriptor> files) {
        if (files.contains(file)) {
            return;
        }
        file.getDependencies().forEach(dependency -> add(dependency, files));
        files.add(file);
    }
}
