package dev.aura.bus.broker;

import dev.aura.bus.wire.LongMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** How much each of those may still ask whose calls a peer passes on. The ones that have not asked for longest are forgotten. */
final class Origins {

    private static final int ORIGINS_MAX = 1_024;
    private static final int CALLS_KEPT = 64;

    private final LongMap<Call> open;
    private final SequencedMap<Long, Allowance> allowances = new LinkedHashMap<>(0, 0.75f, true);
    private final Map<Long, Allowance> ofCalls = new HashMap<>(0);

    /**
     * @param open the peer's calls by its own ids
     */
    Origins(LongMap<Call> open) {
        this.open = open;
    }

    /** Of one that opens a call; further messages of the call are known by its id. */
    Allowance of(long origin, long callId, CallerLimits limits, long nowNs) {
        Allowance allowance = allowances.computeIfAbsent(origin, fresh -> new Allowance(limits, nowNs));
        if (allowances.size() > ORIGINS_MAX) {
            allowances.remove(allowances.firstEntry().getKey());
        }
        if (limits.bytesMax() != 0) {
            ofCalls.put(callId, allowance);
            if (ofCalls.size() > 2 * open.size() + CALLS_KEPT) {
                ofCalls.keySet().removeIf(id -> !open.containsKey(id) && id != callId);
            }
        }
        return allowance;
    }

    /** Of the one who opened a call; null where the peer did for itself. */
    @Nullable
    Allowance ofCall(long callId) {
        return ofCalls.get(callId);
    }
}
