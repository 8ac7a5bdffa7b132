package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for a slot of one service, in three lanes. The most urgent lane goes first. Each lane gives its calls a handicap: a patient
 * call that has waited its handicap longer than the urgent one is aged, and each eighth call that goes is an aged one where there is any. So a
 * flood of urgent calls does not starve the patient ones, and a flood of patient ones does not hold up the urgent.
 * Within a lane the callers take turns. Where there is no room left, a call may push out one that is less urgent, or one of a caller that
 * has more waiting than its own.
 */
final class WaitingCalls {

    private static final long NANOS_PER_MS = 1_000_000;
    private static final long[] HANDICAP_NS = {0, 500 * NANOS_PER_MS, 3_000 * NANOS_PER_MS};

    private static final int AGED_TURN = 8;

    private final int callsMax;
    private final long bytesMax;
    private final List<CallerTurns> lanes = List.of(new CallerTurns(), new CallerTurns(), new CallerTurns());
    private int size;
    private long bytes;

    /** How many calls went before an aged one since the last aged one went. */
    private int passedOver = AGED_TURN;

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
        lanes.get(lane(call)).add(call);
        size++;
        bytes += callBytes;
        return true;
    }

    /** The call that has to go so that there is room for this one; null when this one is to be refused. */
    @Nullable
    Call toPushOut(Call newcomer) {
        int own = lane(newcomer);
        for (int lane = lanes.size() - 1; lane > own; lane--) {
            Call lessUrgent = lanes.get(lane).newestOfTheLongest();
            if (lessUrgent != null) {
                return lessUrgent;
            }
        }
        CallerTurns lane = lanes.get(own);
        Call ofTheGreediest = lane.newestOfTheLongest();
        boolean greedier = ofTheGreediest != null && lane.size(ofTheGreediest.caller) > lane.size(newcomer.caller) + 1;
        return greedier ? ofTheGreediest : null;
    }

    /** Takes out the next call that some instance of the service may work on now; null when there is none. */
    @Nullable
    Call next(ServiceEntry service, long nowNs) {
        boolean roomForAny = service.choose("", nowNs) != null;
        Call urgent = null;
        Call due = null;
        for (CallerTurns lane : lanes) {
            Call candidate = lane.next(roomForAny, target -> service.choose(target, nowNs) != null);
            if (candidate != null) {
                urgent = urgent == null ? candidate : urgent;
                due = due == null || dueNs(candidate) < dueNs(due) ? candidate : due;
            }
        }
        Call next = urgent == due || isAgedTurn() ? due : urgent;
        if (next != null) {
            lanes.get(lane(next)).take(next);
            removed(next);
        }
        return next;
    }

    private boolean isAgedTurn() {
        passedOver++;
        if (passedOver < AGED_TURN) {
            return false;
        }
        passedOver = 0;
        return true;
    }

    /** Takes a call out that will not be sent. */
    void remove(Call call) {
        if (lanes.get(lane(call)).remove(call)) {
            removed(call);
        }
    }

    int size() {
        return size;
    }

    /** All calls, for a service that is gone. */
    List<Call> all() {
        List<Call> calls = new ArrayList<>(size);
        lanes.forEach(lane -> calls.addAll(lane.all()));
        return calls;
    }

    private void removed(Call call) {
        size--;
        bytes -= bytesOf(call);
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
