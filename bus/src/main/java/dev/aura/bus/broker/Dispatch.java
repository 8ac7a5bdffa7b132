package dev.aura.bus.broker;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status.Code;
import java.util.concurrent.TimeUnit;

/** Brings calls to instances: at once, when a slot becomes free, or when a service has come back. */
final class Dispatch {

    /** A larger request is not kept after it was sent, so it is not sent again. */
    private static final int REQUEST_KEPT_BYTES_MAX = 1 << 20;

    private final Registry registry;
    private final CallTable table;
    private final Turn turn;
    private final CallEnds ends;
    private final Hedges hedges;
    private final Returning returning;
    private final Post post;
    private final Counters counters;
    private final long returnWaitNs;

    Dispatch(
            Registry registry,
            CallTable table,
            Turn turn,
            CallEnds ends,
            Hedges hedges,
            Returning returning,
            Post post,
            Counters counters,
            CallPolicy policy) {
        this.registry = registry;
        this.table = table;
        this.turn = turn;
        this.ends = ends;
        this.hedges = hedges;
        this.returning = returning;
        this.post = post;
        this.counters = counters;
        this.returnWaitNs = policy.returnWait().toNanos();
    }

    /** Sends a call to an instance, whose slot it holds from now on. */
    void send(Call call, Provider provider) {
        Message request = call.request;
        if (request == null) {
            return;
        }
        call.provider = provider;
        call.sentNs = turn.nowNs;
        call.request = call.method.repeatable() && request.payloadBytes() <= REQUEST_KEPT_BYTES_MAX ? request : null;
        if (call.attempts++ == 0) {
            call.service.retries.sent();
        }
        provider.serving++;
        counters.callsRouted++;
        hedges.sent(call);
        // Where the send fails the provider is gone, and clearing up after it fails the call.
        if (post.send(provider.peer, request.forwarded(call.brokerId, call.changes(turn.nowNs)))
                && call.halfCloseWaits) {
            post.send(provider.peer, Replies.of(Frame.Kind.HALF_CLOSE, call.brokerId));
        }
    }

    /** Lets a call wait for a slot; false when there is no room and nobody has to make any. */
    boolean await(Call call) {
        WaitingCalls waiting = call.service.waiting;
        while (!waiting.add(call)) {
            Call pushedOut = waiting.toPushOut(call);
            if (pushedOut == null) {
                return false;
            }
            counters.callsRefused++;
            ends.failAll(pushedOut, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", Refusals.queueFull(call.service));
        }
        return true;
    }

    /** Sends calls that wait to the instances that have become free. */
    void sendToFreed() {
        for (Provider freed = turn.nextFreed(); freed != null; freed = turn.nextFreed()) {
            sendWaiting(freed);
        }
    }

    /** Sends calls that wait to an instance that has room. Its services take turns at being first. */
    void sendWaiting(Provider provider) {
        int count = provider.ready.getServicesCount();
        provider.turn = provider.turn + 1 < count ? provider.turn + 1 : 0;
        for (int i = 0; i < count; i++) {
            ServiceEntry service = registry.service(provider.ready.getServices((provider.turn + i) % count));
            if (service != null && service.waiting.size() > 0) {
                sendWaiting(service);
            }
        }
    }

    private void sendWaiting(ServiceEntry service) {
        while (service.waiting.size() > 0) {
            Call call = service.waiting.next(service, turn.nowNs);
            Provider provider = call == null ? null : service.choose(call.target, turn.nowNs);
            if (call == null || provider == null) {
                return;
            }
            send(call, provider);
        }
    }

    /** A service is back: takes what waited for it. */
    void returned(String service) {
        for (Call call : returning.take(service)) {
            call.parkedUntilNs = DeadlineSweep.NONE;
            resume(call);
        }
    }

    /** A service is gone, with calls that waited for a slot of it. */
    void orphaned(ServiceEntry service) {
        for (Call call : service.waiting.all()) {
            service.waiting.remove(call);
            if (!mayBeSentAgain(call) || !park(call)) {
                String text = "the last instance of " + service.name + " is gone";
                ends.failAll(call, Code.UNAVAILABLE, "NO_PROVIDER", text);
            }
        }
    }

    /** Sends a call again whose instance went away; false where that may not be. */
    boolean again(Call call) {
        Provider provider = call.provider;
        if (provider == null || !mayBeSentAgain(call) || !call.service.retries.take(turn.nowNs)) {
            return false;
        }
        freeSlot(call, provider);
        resume(call);
        return true;
    }

    /** The call waits again, and under another id. */
    void freeSlot(Call call, Provider provider) {
        provider.serving--;
        turn.freed(provider);
        call.provider = null;
        table.rename(call);
    }

    /** Why a call that waited for its service to come back no longer does. */
    void gaveUpWaiting(Call call) {
        String text = "no instance of " + call.service.name + " came back within "
                + TimeUnit.NANOSECONDS.toMillis(returnWaitNs) + " ms (bus.returnWait)";
        ends.failAll(call, Code.UNAVAILABLE, call.attempts == 0 ? "NO_PROVIDER" : "PROVIDER_LOST", text);
    }

    /** Whether sending it a second time changes nothing, and nobody could tell. */
    private boolean mayBeSentAgain(Call call) {
        return call.method.repeatable()
                && !call.answered
                && call.request != null
                && call.target.isEmpty()
                && !turn.stopping;
    }

    private void resume(Call call) {
        ServiceEntry service = registry.service(call.service.name);
        if (service == null) {
            if (!park(call)) {
                String text = "the last instance of " + call.service.name + " is gone";
                ends.failAll(call, Code.UNAVAILABLE, "PROVIDER_LOST", text);
            }
            return;
        }
        call.service = service;
        Provider provider = service.choose(call.target, turn.nowNs);
        if (provider != null) {
            send(call, provider);
        } else if (!await(call)) {
            ends.failAll(call, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", Refusals.queueFull(service));
        }
    }

    /** Lets a call wait for its service to come back. */
    private boolean park(Call call) {
        if (returnWaitNs <= 0 || !returning.add(call)) {
            return false;
        }
        call.parkedUntilNs = turn.nowNs + returnWaitNs;
        table.deadlines.add(call.parkedUntilNs);
        return true;
    }

    /** Whether a call waits in {@code from}'s place for what that one waited for; a call that is sent needs no place. */
    boolean takePlace(Call from, Call to) {
        if (from.parkedUntilNs == DeadlineSweep.NONE) {
            from.service.waiting.remove(from);
            return await(to);
        }
        returning.remove(from);
        to.parkedUntilNs = from.parkedUntilNs;
        return returning.add(to);
    }

    /** Goes on with what a call says while it waits. */
    boolean whileWaiting(Call call, Frame header) {
        Message request = call.request;
        switch (header.getKind()) {
            case HALF_CLOSE -> call.halfCloseWaits = true;
            case CREDIT -> {
                if (request != null) {
                    int credit = request.header().getCredit() + header.getCredit();
                    call.request = request.with(request.header().toBuilder().setCredit(credit));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
