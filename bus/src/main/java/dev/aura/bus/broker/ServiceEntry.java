package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One protobuf service: its methods, the instances that serve it, the calls that wait for one of them. */
final class ServiceEntry {

    final String name;
    final List<Provider> providers = new ArrayList<>();
    final WaitingCalls waiting;
    ServiceDescriptorProto descriptor;
    private final Set<String> methods = new HashSet<>();

    ServiceEntry(String name, ServiceDescriptorProto descriptor, WaitingCalls waiting) {
        this.name = name;
        this.waiting = waiting;
        this.descriptor = descriptor;
        describe(descriptor);
    }

    /** Takes the newest instance's description; methods of older ones stay known. */
    void describe(ServiceDescriptorProto newest) {
        descriptor = newest;
        newest.getMethodList().forEach(method -> methods.add(name + "/" + method.getName()));
    }

    /** Full names of its methods. */
    Set<String> methods() {
        return methods;
    }

    boolean hasMethod(String fullMethodName) {
        return methods.contains(fullMethodName);
    }

    /** The least loaded instance with a free slot that the call may go to; null when there is none. */
    @Nullable
    Provider choose(Call call) {
        Provider best = null;
        for (Provider provider : providers) {
            boolean eligible = call.target.isEmpty() || call.target.equals(provider.peer.instance);
            if (eligible && provider.hasFreeSlot() && (best == null || lessLoaded(provider, best))) {
                best = provider;
            }
        }
        return best;
    }

    /** Whether an instance of this id serves it. */
    boolean hasInstance(String instance) {
        return providers.stream().anyMatch(provider -> provider.peer.instance.equals(instance));
    }

    private static boolean lessLoaded(Provider one, Provider other) {
        int difference = Integer.compare(one.serving, other.serving);
        return difference < 0 || (difference == 0 && one.calls < other.calls);
    }
}
