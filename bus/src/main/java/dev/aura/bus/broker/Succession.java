package dev.aura.bus.broker;

import io.grpc.Status.Code;

/** What becomes of an execution that several calls share when one of them no longer wants it. */
final class Succession {

    private final CallTable table;
    private final Turn turn;
    private final SharedCalls shared;
    private final Hedges hedges;
    private final Dispatch dispatch;
    private final CallEnds ends;

    Succession(CallTable table, Turn turn, SharedCalls shared, Hedges hedges, Dispatch dispatch, CallEnds ends) {
        this.table = table;
        this.turn = turn;
        this.shared = shared;
        this.hedges = hedges;
        this.dispatch = dispatch;
        this.ends = ends;
    }

    /** Ends a call that its caller no longer wants. */
    void drop(Call call) {
        stepDown(call);
        ends.tellProvider(call);
        ends.forget(call);
    }

    /** Ends a call in whose place its caller has made another one. */
    void supersede(Call older) {
        stepDown(older);
        ends.tellProvider(older);
        String text = "a newer call with the same supersede key took its place";
        ends.fail(older, Code.CANCELLED, "SUPERSEDED", text);
    }

    /** Ends a call whose time is up. */
    void expire(Call call) {
        Provider provider = call.provider;
        String text = "the call's time was up while it waited for a slot of " + call.service.name;
        if (provider != null) {
            text = "the call's time was up while it was worked on by " + provider.peer.instance;
            // Too little time is the caller's choice; an instance that lets more expire than the others do is not well.
            ends.served(call.service, provider, 0, true);
            Flight flight = call.flight;
            if (flight != null && flight.leader() == call && flight.hasFollowers() && call.method.query()) {
                // The instance was told how much time this one had: the others need another execution.
                ends.tellProvider(call);
                hedges.drop(call);
                dispatch.freeSlot(call, provider);
            }
        }
        stepDown(call);
        ends.tellProvider(call);
        ends.fail(call, Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", text);
    }

    /** A call does not go on for a reason of its own. */
    void fail(Call call, Code code, String reason, String text) {
        stepDown(call);
        ends.fail(call, code, reason, text);
    }

    /**
     * A call no longer takes part in what it shares with others. Where it led and others follow, the execution goes on for the next of them, and
     * the call has no provider any more.
     */
    void stepDown(Call call) {
        Flight flight = call.flight;
        if (flight == null) {
            return;
        }
        boolean led = flight.leader() == call;
        Call next = flight.leave(call);
        call.flight = null;
        if (next != null) {
            handOver(call, next);
        } else if (led) {
            shared.land(flight, call, null, turn.nowNs);
        }
    }

    private void handOver(Call from, Call to) {
        Provider provider = from.provider;
        hedges.drop(from);
        to.attempts = from.attempts;
        to.sentNs = from.sentNs;
        to.answered = from.answered;
        to.service = from.service;
        if (provider != null) {
            table.swap(from, to);
            to.provider = provider;
            from.provider = null;
        } else if (!dispatch.takePlace(from, to)) {
            ends.failAll(to, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", Refusals.queueFull(to.service));
        }
    }
}
