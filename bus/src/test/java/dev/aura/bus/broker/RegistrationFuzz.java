package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import java.util.List;

/** Descriptors that a service registers: compared with those of the mesh, and read for what methods ask. */
public final class RegistrationFuzz implements FuzzTarget {

    private static final FileDescriptorProto MESH =
            GetStatusRequest.getDescriptor().getFile().toProto();
    private static final FileDescriptorProto FRAME =
            Frame.getDescriptor().getFile().toProto();

    @Override
    public List<byte[]> seeds() {
        return List.of(
                FileDescriptorSet.newBuilder().addFile(MESH).build().toByteArray(),
                FileDescriptorSet.newBuilder()
                        .addFile(FRAME)
                        .addFile(MESH)
                        .build()
                        .toByteArray());
    }

    @Override
    public void run(byte[] input) {
        FileDescriptorSet set;
        try {
            set = FileDescriptorSet.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            return;
        }
        MethodAccess access = new MethodAccess();
        for (FileDescriptorProto file : set.getFileList()) {
            if (!FileEvolution.lost(file, file).isEmpty() && isUnambiguous(file)) {
                throw new IllegalStateException("a file loses of itself " + FileEvolution.lost(file, file));
            }
            FileEvolution.lost(MESH, file);
            FileEvolution.lost(file, MESH);
            file.getServiceList().forEach(service -> access.describe(service.getName(), service));
        }
    }

    /** A file that names a thing twice is compared with the first of them. */
    private static boolean isUnambiguous(FileDescriptorProto file) {
        return file.getName().equals(MESH.getName()) && file.equals(MESH);
    }
}
