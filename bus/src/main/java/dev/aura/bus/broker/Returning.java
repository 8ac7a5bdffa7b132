package dev.aura.bus.broker;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Calls that wait for a service whose last instance went away, by its name. */
final class Returning {

    private final int callsMax;
    private final Map<String, LinkedHashSet<Call>> services = new HashMap<>();
    private int size;

    Returning(int callsMax) {
        this.callsMax = callsMax;
    }

    /** Takes a call; false when there is no room. */
    boolean add(Call call) {
        if (size >= callsMax) {
            return false;
        }
        if (services.computeIfAbsent(call.service.name, name -> new LinkedHashSet<>())
                .add(call)) {
            size++;
        }
        return true;
    }

    void remove(Call call) {
        LinkedHashSet<Call> calls = services.get(call.service.name);
        if (calls != null && calls.remove(call)) {
            size--;
            if (calls.isEmpty()) {
                services.remove(call.service.name);
            }
        }
    }

    /** Takes out all that wait for a service. */
    List<Call> take(String service) {
        LinkedHashSet<Call> calls = services.remove(service);
        if (calls == null) {
            return List.of();
        }
        size -= calls.size();
        return List.copyOf(calls);
    }
}
