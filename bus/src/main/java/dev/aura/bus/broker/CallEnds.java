package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Status.Code;
import java.util.List;

/** Ends calls: with the answer of an instance, or in the broker's own name. Each ends once. */
final class CallEnds {

    private final CallTable table;
    private final Turn turn;
    private final SharedCalls shared;
    private final Hedges hedges;
    private final Returning returning;
    private final Post post;
    private final CallLog log;

    CallEnds(
            CallTable table,
            Turn turn,
            SharedCalls shared,
            Hedges hedges,
            Returning returning,
            Post post,
            CallLog log) {
        this.table = table;
        this.turn = turn;
        this.shared = shared;
        this.hedges = hedges;
        this.returning = returning;
        this.post = post;
        this.log = log;
    }

    /** An instance has answered: so have those who share its execution. */
    void answered(Call call, Provider provider, Message end) {
        served(call.service, provider, end.header().getTiming().getWorkNs(), isFault(end));
        Flight flight = call.flight;
        List<Call> followers = flight == null ? List.of() : flight.followers();
        Message answer = answer(call, call, end, provider);
        if (flight != null) {
            shared.land(flight, call, answer, turn.nowNs);
        }
        log.ended(call, provider, end, answer.timing(), turn.nowNs);
        close(call);
        post.send(call.caller, answer);
        for (Call follower : followers) {
            Message same = answer(follower, call, end, provider);
            log.shared(follower, same, turn.nowNs);
            close(follower);
            post.send(follower.caller, same);
        }
    }

    /** Counts what an instance did with a call. */
    void served(ServiceEntry service, Provider provider, long workNs, boolean fault) {
        provider.ended(workNs, fault, turn.nowNs);
        if (fault) {
            service.balance.judge(provider, turn.nowNs);
        }
    }

    /** Whether an END blames the service and not the request. */
    static boolean isFault(Message end) {
        int code = end.header().getStatus().getCode();
        return code == Code.INTERNAL.value()
                || code == Code.UNKNOWN.value()
                || code == Code.DATA_LOSS.value()
                || code == Code.UNAVAILABLE.value();
    }

    /** Ends a call, and not those that share its execution. */
    void fail(Call call, Code code, String reason, String text) {
        if (!call.over) {
            log.failed(call, code, reason, turn.nowNs);
            close(call);
            post.send(call.caller, Replies.end(call.callerId, code, reason, text));
        }
    }

    /** Ends a call and all that share its execution. */
    void failAll(Call call, Code code, String reason, String text) {
        Flight flight = call.flight;
        if (flight != null) {
            List<Call> followers = flight.followers();
            shared.land(flight, call, null, turn.nowNs);
            call.flight = null;
            followers.forEach(each -> {
                each.flight = null;
                fail(each, code, reason, text);
            });
        }
        fail(call, code, reason, text);
    }

    /** Ends a call whose caller does not wait for an end. */
    void forget(Call call) {
        log.failed(call, Code.CANCELLED, "", turn.nowNs);
        close(call);
    }

    /** Lets the instance know that nobody waits any more. */
    void tellProvider(Call call) {
        Provider provider = call.provider;
        if (provider != null && !call.over) {
            post.send(provider.peer, Replies.of(Frame.Kind.CANCEL, call.brokerId));
        }
    }

    /** What a caller is told: the service's END, and where the time went. */
    private Message answer(Call call, Call sent, Message end, Provider provider) {
        long workNs = end.header().getTiming().getWorkNs();
        Timing timing = Timing.newBuilder()
                .setQueueNs(Math.max(0, sent.sentNs - call.receivedNs))
                .setWorkNs(workNs)
                .setWireNs(Math.max(0, turn.nowNs - sent.sentNs - workNs))
                .setInstance(provider.peer.instance)
                .setAttempts(sent.attempts)
                .build();
        return end.forwarded(call.callerId, new Message.Changes("", 0, 0, timing));
    }

    private void close(Call call) {
        hedges.drop(call);
        Provider provider = call.provider;
        if (provider == null) {
            call.service.waiting.remove(call);
            returning.remove(call);
        } else {
            provider.serving--;
            turn.freed(provider);
        }
        table.close(call);
        post.blobs.over(call.caller, call.callerId);
    }
}
