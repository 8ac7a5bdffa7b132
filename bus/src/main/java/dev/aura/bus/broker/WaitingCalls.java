package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for a slot of one service, in three lanes. Each lane gives its calls a handicap: the call that goes next is the one
 * whose arrival plus handicap is earliest. So urgent calls go first, and a patient one still goes once it has waited its handicap longer.
 */
final class WaitingCalls {

    private static final long NANOS_PER_MS = 1_000_000;
    private static final long[] HANDICAP_NS = {0, 500 * NANOS_PER_MS, 3_000 * NANOS_PER_MS};

    private final int callsMax;
    private final long bytesMax;
    private final List<ArrayDeque<Call>> lanes = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private int size;
    private long bytes;

    WaitingCalls(int callsMax, long bytesMax) {
        this.callsMax = callsMax;
        this.bytesMax = bytesMax;
    }

    /** Takes a call; false when there is no room. */
    boolean add(Call call) {
        long callBytes = bytesOf(call);
        if (size >= callsMax || bytes + callBytes > bytesMax) {
            return false;
        }
        lanes.get(lane(call)).addLast(call);
        size++;
        bytes += callBytes;
        return true;
    }

    /** Takes out the next call that some instance of the service may work on now; null when there is none. */
    @Nullable
    Call next(ServiceEntry service) {
        Call best = null;
        for (ArrayDeque<Call> lane : lanes) {
            Call candidate = firstEligible(lane, service);
            if (candidate != null && (best == null || dueNs(candidate) < dueNs(best))) {
                best = candidate;
            }
        }
        if (best != null) {
            remove(best);
        }
        return best;
    }

    /** Takes a call out that will not be sent. */
    void remove(Call call) {
        if (lanes.get(lane(call)).remove(call)) {
            size--;
            bytes -= bytesOf(call);
        }
    }

    int size() {
        return size;
    }

    /** All calls, for a service that is gone. */
    List<Call> all() {
        List<Call> calls = new ArrayList<>(size);
        lanes.forEach(calls::addAll);
        return calls;
    }

    private static @Nullable Call firstEligible(ArrayDeque<Call> lane, ServiceEntry service) {
        for (Iterator<Call> it = lane.iterator(); it.hasNext(); ) {
            Call call = it.next();
            if (service.choose(call) != null) {
                return call;
            }
            if (call.target.isEmpty()) {
                // No instance has room at all: only calls to a named one could differ, and they do not either.
                return null;
            }
        }
        return null;
    }

    private static int lane(Call call) {
        return switch (call.lane) {
            case INTERACTIVE -> 0;
            case LANE_UNSPECIFIED, NORMAL, UNRECOGNIZED -> 1;
            case BACKGROUND -> 2;
        };
    }

    private static long dueNs(Call call) {
        return call.receivedNs + HANDICAP_NS[lane(call)];
    }

    private static long bytesOf(Call call) {
        Message request = call.request;
        return request == null ? 0 : request.payloadBytes();
    }
}
