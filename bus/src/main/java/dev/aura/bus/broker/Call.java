package dev.aura.bus.broker;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import org.jspecify.annotations.Nullable;

/** A call from REQUEST to END. It waits while it has no provider, and holds one slot of its provider from then on. */
final class Call {

    final Peer caller;
    final long callerId;
    final ServedMethod method;
    final String target;
    final Frame.Lane lane;

    /** Names what a newer call of the same caller may replace; empty when nothing may. */
    final String supersedeKey;

    final long receivedNs;
    final long deadlineNs;

    /** What its record needs once it is over. */
    final String traceparent;

    final long parentSpan;
    final long requestBytes;

    /** Names the call to its provider; another one each time it is sent. */
    long brokerId;

    /** The method's service; another one when it was gone for a while. */
    ServiceEntry service;

    /** The request while the call waits or may be sent again; null otherwise. */
    @Nullable
    Message request;

    /** Who works on it; null while it waits. */
    @Nullable
    Provider provider;

    /** The caller has sent all its messages, and the provider has not been told. */
    boolean halfCloseWaits;

    /** The execution that it shares with others; null when it has its own. */
    @Nullable
    Flight flight;

    /** Tells whether a command with the same key is the same command. */
    int requestHash;

    /** When it stops waiting for its service to come back. */
    long parkedUntilNs = DeadlineSweep.NONE;

    /** How often it was sent. */
    int attempts;

    /** The second instance that works on it too; null where there is none. */
    @Nullable
    Hedge hedge;

    /** When it goes to a second instance if it is not answered until then. */
    long hedgeAtNs = DeadlineSweep.NONE;

    /** Part of a response has gone to the caller. */
    boolean answered;

    long sentNs;
    boolean over;

    Call(Peer caller, long brokerId, ServedMethod method, Message request, long nowNs) {
        Frame header = request.header();
        this.caller = caller;
        this.callerId = request.callId();
        this.brokerId = brokerId;
        this.method = method;
        this.service = method.service();
        this.target = header.getTarget();
        this.lane = header.getLane();
        this.supersedeKey =
                header.getSupersedeKey().isEmpty() ? "" : header.getMethod() + " " + header.getSupersedeKey();
        this.receivedNs = nowNs;
        this.deadlineNs =
                header.getRemainingNs() > 0 ? saturatedSum(nowNs, header.getRemainingNs()) : DeadlineSweep.NONE;
        this.traceparent = header.getTraceparent();
        this.parentSpan = header.getParentSpan();
        this.requestBytes = header.hasBlob() ? header.getBlob().getSize() : request.payloadBytes();
        this.request = request;
    }

    /** What an instance is told besides the request. */
    Message.Changes changes(long nowNs) {
        long remainingNs = deadlineNs == DeadlineSweep.NONE ? 0 : Math.max(1, deadlineNs - nowNs);
        return new Message.Changes(caller.instance, remainingNs, 0, null);
    }

    private static long saturatedSum(long nowNs, long remainingNs) {
        long sum = nowNs + remainingNs;
        return sum < nowNs ? DeadlineSweep.NONE : sum;
    }
}
