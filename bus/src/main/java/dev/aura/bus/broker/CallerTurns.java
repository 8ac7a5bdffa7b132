package dev.aura.bus.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one lane that wait. Callers take turns, one call each, so that a caller with thousands of calls does not hold up another with one.
 * The calls of one caller go in the order in which they came.
 */
final class CallerTurns {

    private final LinkedHashMap<Peer, LinkedHashSet<Call>> callers = new LinkedHashMap<>();

    void add(Call call) {
        callers.computeIfAbsent(call.caller, caller -> new LinkedHashSet<>()).add(call);
    }

    /** Takes a call out; false when it is not here. */
    boolean remove(Call call) {
        LinkedHashSet<Call> queue = callers.get(call.caller);
        if (queue == null || !queue.remove(call)) {
            return false;
        }
        if (queue.isEmpty()) {
            callers.remove(call.caller);
        }
        return true;
    }

    /** Takes out the call whose turn it is; its caller then waits for all others. */
    void take(Call call) {
        if (remove(call)) {
            LinkedHashSet<Call> rest = callers.get(call.caller);
            if (rest != null) {
                callers.putLast(call.caller, rest);
            }
        }
    }

    /**
     * The call whose turn it is; null when none can go.
     *
     * @param roomForAny whether some instance has a free slot
     * @param roomAt whether the instance of that id has one
     */
    @Nullable
    Call next(boolean roomForAny, Predicate<String> roomAt) {
        for (LinkedHashSet<Call> queue : callers.values()) {
            for (Call call : queue) {
                if (call.target.isEmpty() ? roomForAny : roomAt.test(call.target)) {
                    return call;
                }
                if (call.target.isEmpty()) {
                    break;
                }
            }
        }
        return null;
    }

    /** How many calls of a caller wait. */
    int size(Peer caller) {
        LinkedHashSet<Call> queue = callers.get(caller);
        return queue == null ? 0 : queue.size();
    }

    /** The newest call of the caller with the most; null when nothing waits. */
    @Nullable
    Call newestOfTheLongest() {
        LinkedHashSet<Call> longest = null;
        for (LinkedHashSet<Call> queue : callers.values()) {
            if (longest == null || queue.size() > longest.size()) {
                longest = queue;
            }
        }
        return longest == null ? null : longest.getLast();
    }

    List<Call> all() {
        List<Call> all = new ArrayList<>();
        callers.values().forEach(all::addAll);
        return all;
    }
}
