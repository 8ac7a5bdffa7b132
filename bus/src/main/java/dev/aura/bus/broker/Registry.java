package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.proto.bus.v1.Ready;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Who serves what: services by full name, and the descriptor files that explain them. */
final class Registry {

    private final BrokerConfig.Limits limits;
    private final RandomGenerator random;
    private final TreeMap<String, ServiceEntry> services = new TreeMap<>();

    /** Their methods by full name, so that a call costs one look. */
    private final Map<String, ServedMethod> methods = new HashMap<>();

    /** What methods ask of their callers. */
    final MethodAccess access = new MethodAccess();

    private final DescriptorFiles files = new DescriptorFiles();

    Registry(BrokerConfig.Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    /**
     * Adds an instance.
     *
     * @return what is wrong with the registration; empty when nothing is
     */
    String add(Provider provider, FileDescriptorSet descriptors) {
        Map<String, ServiceDescriptorProto> described = servicesIn(descriptors);
        Ready ready = provider.ready;
        for (String name : ready.getServicesList()) {
            if (!described.containsKey(name)) {
                return "the descriptor set has no service " + name;
            }
        }
        for (FileDescriptorProto file : descriptors.getFileList()) {
            String problem = clash(file, ready.getName());
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        if (!files.keep(descriptors.getFileList(), services.keySet())) {
            return "the mesh keeps " + DescriptorFiles.BYTES_MAX
                    + " bytes of descriptors, and those of running services" + " leave no room for these";
        }
        for (String name : ready.getServicesList()) {
            ServiceDescriptorProto descriptor =
                    described.getOrDefault(name, ServiceDescriptorProto.getDefaultInstance());
            ServiceEntry entry = services.computeIfAbsent(
                    name,
                    n -> new ServiceEntry(
                            n,
                            descriptor,
                            new WaitingCalls(limits.waitingCallsMax(), limits.waitingBytesMax()),
                            random));
            entry.describe(descriptor);
            access.describe(name, descriptor);
            entry.providers.add(provider);
            entry.methods().forEach(method -> methods.put(method.name(), method));
        }
        return "";
    }

    /** Why a file cannot stand beside the known one of its name; empty when it can. */
    private String clash(FileDescriptorProto file, String daemon) {
        FileDescriptorProto known = files.get(file.getName());
        if (known == null || known.equals(file)) {
            return "";
        }
        String lost = FileEvolution.lost(known, file);
        if (lost.isEmpty() || FileEvolution.lost(file, known).isEmpty()) {
            return "";
        }
        String other = otherUser(known, daemon);
        return other.isEmpty()
                ? ""
                : "file " + file.getName() + " contradicts the one that " + other + " registered, in " + lost
                        + "; give it a name of its own, such as " + daemon + "/" + file.getName();
    }

    /** Another daemon whose services a known file describes; empty when there is none. */
    private String otherUser(FileDescriptorProto known, String daemon) {
        String prefix = known.getPackage().isEmpty() ? "" : known.getPackage() + ".";
        return known.getServiceList().stream()
                .map(service -> services.get(prefix + service.getName()))
                .filter(Objects::nonNull)
                .flatMap(entry -> entry.providers.stream())
                .map(provider -> provider.ready.getName())
                .filter(name -> !name.equals(daemon))
                .findFirst()
                .orElse("");
    }

    /** Takes an instance out. Returns the services that nobody serves any more; they are forgotten. */
    List<ServiceEntry> remove(Provider provider) {
        List<ServiceEntry> orphaned = new ArrayList<>();
        for (String name : provider.ready.getServicesList()) {
            ServiceEntry entry = services.get(name);
            if (entry != null && entry.providers.remove(provider) && entry.providers.isEmpty()) {
                services.remove(name);
                entry.methods().forEach(method -> {
                    methods.remove(method.name());
                    access.forget(method.name());
                });
                orphaned.add(entry);
            }
        }
        return orphaned;
    }

    /** A method by its full name; null when nobody serves it. */
    @Nullable
    ServedMethod method(String fullName) {
        return methods.get(fullName);
    }

    /** The service of a full method name; null when nobody serves it. */
    @Nullable
    ServiceEntry serviceOf(String method) {
        return services.get(method.substring(0, Math.max(0, method.lastIndexOf('/'))));
    }

    @Nullable
    ServiceEntry service(String name) {
        return services.get(name);
    }

    Collection<ServiceEntry> services() {
        return services.values();
    }

    /** Descriptor files by name; files of instances that left stay while there is room, as the newest ones that were seen. */
    Map<String, FileDescriptorProto> files() {
        return files.byName();
    }

    private static Map<String, ServiceDescriptorProto> servicesIn(FileDescriptorSet descriptors) {
        Map<String, ServiceDescriptorProto> found = new HashMap<>();
        for (FileDescriptorProto file : descriptors.getFileList()) {
            String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
            file.getServiceList().forEach(service -> found.put(prefix + service.getName(), service));
        }
        return found;
    }
}
