package dev.aura.bus.broker;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.LongMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that are not over, by the ids under which instances know them, and by those of their callers. */
final class CallTable {

    final DeadlineSweep deadlines = new DeadlineSweep();
    private final LongMap<Call> calls = new LongMap<>();
    private long nextId = 2;

    /** An id that no instance knows. */
    long newId() {
        long id = nextId;
        nextId += 2;
        return id;
    }

    @Nullable
    Call get(long id) {
        return calls.get(id);
    }

    /** Calls; one that is hedged stands for itself and its hedge. */
    List<Call> all() {
        return calls.values();
    }

    int size() {
        return calls.size();
    }

    /** A call begins. */
    void open(Call call) {
        name(call.brokerId, call);
        Call other = call.caller.calls.put(call.callerId, call);
        assert other == null : "call ids are used once";
        if (!call.supersedeKey.isEmpty()) {
            call.caller.superseding.put(call.supersedeKey, call);
        }
        deadlines.add(call.deadlineNs);
    }

    /** A call is over. */
    void close(Call call) {
        call.over = true;
        calls.remove(call.brokerId);
        call.caller.calls.remove(call.callerId);
        if (!call.supersedeKey.isEmpty()) {
            call.caller.superseding.remove(call.supersedeKey, call);
        }
        call.request = null;
    }

    /** A call is known by one more id. */
    void name(long id, Call call) {
        Call before = calls.put(id, call);
        assert before == null : "broker ids are used once";
    }

    /** What comes under this id is no longer heard. */
    void forget(long id) {
        calls.remove(id);
    }

    /** Gives a call another id: what its former instance still says of the old one does not count. */
    void rename(Call call) {
        calls.remove(call.brokerId);
        call.brokerId = newId();
        name(call.brokerId, call);
    }

    /** Two calls take each other's id. */
    void swap(Call one, Call other) {
        calls.remove(one.brokerId);
        calls.remove(other.brokerId);
        long id = one.brokerId;
        one.brokerId = other.brokerId;
        other.brokerId = id;
        name(one.brokerId, one);
        name(other.brokerId, other);
    }
}
