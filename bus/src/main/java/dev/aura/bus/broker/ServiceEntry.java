package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One protobuf service: its methods, the instances that serve it, the calls that wait for one of them. */
final class ServiceEntry {

    final String name;
    final List<Provider> providers = new ArrayList<>();
    final WaitingCalls waiting;
    final Balance balance;
    ServiceDescriptorProto descriptor;
    final RetryBudget retries;
    private final Map<String, ServedMethod> methods = new HashMap<>();

    ServiceEntry(String name, ServiceDescriptorProto descriptor, WaitingCalls waiting, RandomGenerator random) {
        this.name = name;
        this.balance = new Balance(providers, random);
        this.waiting = waiting;
        this.retries = new RetryBudget(System.nanoTime());
        this.descriptor = descriptor;
        describe(descriptor);
    }

    /** Takes the newest instance's description; methods of older ones stay known. */
    void describe(ServiceDescriptorProto newest) {
        descriptor = newest;
        for (MethodDescriptorProto method : newest.getMethodList()) {
            ServedMethod served = ServedMethod.of(this, method);
            methods.put(served.name(), served);
        }
    }

    Collection<ServedMethod> methods() {
        return methods.values();
    }

    /** The instance that the call goes to: the one it names, or one with a free slot; null when it has to wait. */
    @Nullable
    Provider choose(String target, long nowNs) {
        if (target.isEmpty()) {
            return balance.choose(null, nowNs);
        }
        for (Provider provider : providers) {
            if (provider.peer.instance.equals(target)) {
                return provider.hasFreeSlot() ? provider : null;
            }
        }
        return null;
    }

    /** Whether an instance of this id serves it. */
    boolean hasInstance(String instance) {
        return providers.stream().anyMatch(provider -> provider.peer.instance.equals(instance));
    }
}
