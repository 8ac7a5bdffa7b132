package dev.aura.cli.registry;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.TypeRegistry;
import dev.aura.bus.status.Faults;
import dev.aura.proto.mesh.v1.GetDescriptorsRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The types of everything the mesh offers, as its services registered them. */
final class Descriptors {

    private final Map<String, FileDescriptor> files = new LinkedHashMap<>();

    private Descriptors() {}

    /** Asks the mesh for all descriptors. */
    static Descriptors of(Channel mesh) {
        return of(MeshServiceGrpc.newBlockingStub(mesh)
                .getDescriptors(GetDescriptorsRequest.getDefaultInstance())
                .getDescriptors());
    }

    /** Files whose imports stand before them. */
    static Descriptors of(FileDescriptorSet set) {
        Descriptors descriptors = new Descriptors();
        for (FileDescriptorProto file : set.getFileList()) {
            descriptors.add(file);
        }
        return descriptors;
    }

    private void add(FileDescriptorProto file) {
        FileDescriptor[] imports = file.getDependencyList().stream()
                .map(name -> Objects.requireNonNull(files.get(name), () -> name + " is missing"))
                .toArray(FileDescriptor[]::new);
        try {
            files.put(file.getName(), FileDescriptor.buildFrom(file, imports));
        } catch (DescriptorValidationException e) {
            throw Faults.of(
                    Status.Code.INTERNAL, "BAD_DESCRIPTOR", "the descriptor " + file.getName() + " is broken", e);
        }
    }

    /** A method by {@code package.Service/Method}, or by {@code Service/Method} where that is unique. */
    MethodDescriptor method(String typed) {
        int slash = typed.indexOf('/');
        String service = slash < 0 ? typed : typed.substring(0, slash);
        String method = slash < 0 ? "" : typed.substring(slash + 1);
        List<ServiceDescriptor> services = services(service);
        if (services.size() > 1) {
            throw unknown("AMBIGUOUS_METHOD", service + " is more than one service: " + names(services));
        }
        if (services.isEmpty()) {
            throw unknown("NO_SUCH_METHOD", "there is no service " + service + "; aura services lists them");
        }
        MethodDescriptor found = services.getFirst().findMethodByName(method);
        if (found == null) {
            List<String> methods = services.getFirst().getMethods().stream()
                    .map(MethodDescriptor::getName)
                    .toList();
            throw unknown(
                    "NO_SUCH_METHOD",
                    services.getFirst().getFullName() + " has no method '" + method + "'; it has "
                            + String.join(", ", methods));
        }
        return found;
    }

    /** A message type by its full name; null where no service knows it. */
    @Nullable
    Descriptor message(String fullName) {
        return registry().find(fullName);
    }

    /** All message types, for {@code google.protobuf.Any} in JSON. */
    TypeRegistry registry() {
        TypeRegistry.Builder types = TypeRegistry.newBuilder();
        files.values().forEach(file -> types.add(file.getMessageTypes()));
        return types.build();
    }

    private List<ServiceDescriptor> services(String typed) {
        List<ServiceDescriptor> found = new ArrayList<>();
        for (FileDescriptor file : files.values()) {
            for (ServiceDescriptor service : file.getServices()) {
                if (service.getFullName().equals(typed) || service.getName().equals(typed)) {
                    found.add(service);
                }
            }
        }
        return found;
    }

    private static String names(List<ServiceDescriptor> services) {
        return String.join(
                ", ", services.stream().map(ServiceDescriptor::getFullName).toList());
    }

    private static RuntimeException unknown(String reason, String message) {
        return Faults.of(Status.Code.NOT_FOUND, reason, message);
    }
}
