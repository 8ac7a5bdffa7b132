package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Picks the descriptor files that explain some services: each file with all it imports, imports before users. */
final class DescriptorAnswer {

    private final Registry registry;
    private final Map<String, FileDescriptorProto> picked = new LinkedHashMap<>();

    DescriptorAnswer(Registry registry) {
        this.registry = registry;
    }

    /** Answers for services by full name; for all when none is named. */
    GetDescriptorsResponse of(List<String> names) {
        GetDescriptorsResponse.Builder answer = GetDescriptorsResponse.newBuilder();
        List<String> asked = names.isEmpty()
                ? registry.services().stream().map(service -> service.name).toList()
                : names;
        for (String name : asked) {
            if (registry.service(name) == null) {
                answer.addMissing(name);
            } else {
                registry.files().values().stream()
                        .filter(file -> declares(file, name))
                        .forEach(this::pick);
            }
        }
        return answer.setDescriptors(FileDescriptorSet.newBuilder().addAllFile(picked.values()))
                .build();
    }

    private void pick(FileDescriptorProto file) {
        if (picked.containsKey(file.getName())) {
            return;
        }
        for (String imported : file.getDependencyList()) {
            FileDescriptorProto dependency = registry.files().get(imported);
            if (dependency != null && !dependency.getName().equals(file.getName())) {
                pick(dependency);
            }
        }
        picked.put(file.getName(), file);
    }

    private static boolean declares(FileDescriptorProto file, String serviceName) {
        String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
        return file.getServiceList().stream().anyMatch(service -> (prefix + service.getName()).equals(serviceName));
    }
}
