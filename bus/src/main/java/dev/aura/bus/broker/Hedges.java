package dev.aura.bus.broker;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Hedged queries: one that was not answered for a while goes to a second instance as well, the first answer counts, and the other instance is told
 * to stop (Dean and Barroso, The Tail at Scale, 2013). Each takes from the service's retry budget, so they stay few.
 */
final class Hedges {

    private final long afterNs;
    private final CallTable table;
    private final Turn turn;
    private final Post post;
    private final Counters counters;

    Hedges(CallPolicy policy, CallTable table, Turn turn, Post post, Counters counters) {
        this.afterNs = policy.hedgeAfter().toNanos();
        this.table = table;
        this.turn = turn;
        this.post = post;
        this.counters = counters;
    }

    /** A call was sent: says when it is to be looked at again. */
    void sent(Call call) {
        boolean hedged = afterNs > 0
                && call.method.query()
                && call.method.unary()
                && call.request != null
                && !call.request.header().hasBlob()
                && call.target.isEmpty()
                && call.service.providers.size() > 1;
        call.hedgeAtNs = hedged ? turn.nowNs + afterNs : DeadlineSweep.NONE;
        if (hedged) {
            table.deadlines.add(call.hedgeAtNs);
        }
    }

    /** A call is still not answered: sends it to another instance too, where one has room and the budget allows it. */
    void send(Call call) {
        call.hedgeAtNs = DeadlineSweep.NONE;
        Message request = call.request;
        Provider first = call.provider;
        if (request == null || first == null || call.answered || call.hedge != null) {
            return;
        }
        Provider second = call.service.balance.choose(first, turn.nowNs);
        if (second == null || !call.service.retries.take(turn.nowNs)) {
            return;
        }
        Hedge hedge = new Hedge(table.newId(), second, turn.nowNs);
        call.hedge = hedge;
        call.attempts++;
        table.name(hedge.id, call);
        second.serving++;
        counters.callsHedged++;
        post.send(second.peer, request.forwarded(hedge.id, call.changes(turn.nowNs)));
    }

    /**
     * An instance says something of a call.
     *
     * @return whether the caller is to hear of it
     */
    boolean isHeard(Call call, Provider from, Message message) {
        Hedge hedge = call.hedge;
        if (hedge == null || message.kind() == Frame.Kind.CREDIT) {
            return call.provider == from && call.brokerId == message.callId();
        }
        boolean second = hedge.id == message.callId();
        if (from != (second ? hedge.provider : call.provider)) {
            return false;
        }
        if (message.kind() == Frame.Kind.END && CallEnds.isFault(message)) {
            // The other one may fare better.
            from.ended(0, true, turn.nowNs);
            call.service.balance.judge(from, turn.nowNs);
            lost(call, from);
            return false;
        }
        if (second) {
            cancel(call.provider, call.brokerId);
            takeOver(call, hedge);
        } else {
            drop(call);
        }
        return true;
    }

    /** One of a call's two instances is out of it; false where the call has only one. */
    boolean lost(Call call, Provider gone) {
        Hedge hedge = call.hedge;
        if (hedge == null) {
            return false;
        }
        if (hedge.provider == gone) {
            forget(call, hedge);
        } else {
            takeOver(call, hedge);
        }
        return true;
    }

    /** A call goes on, or ends, without its second instance. */
    void drop(Call call) {
        Hedge hedge = call.hedge;
        if (hedge != null) {
            cancel(hedge.provider, hedge.id);
            forget(call, hedge);
        }
    }

    private void takeOver(Call call, Hedge hedge) {
        Provider first = call.provider;
        if (first != null) {
            free(first);
        }
        table.forget(call.brokerId);
        call.brokerId = hedge.id;
        call.provider = hedge.provider;
        call.sentNs = hedge.sentNs;
        call.hedge = null;
    }

    private void forget(Call call, Hedge hedge) {
        free(hedge.provider);
        table.forget(hedge.id);
        call.hedge = null;
    }

    private void free(Provider provider) {
        provider.serving--;
        turn.freed(provider);
    }

    private void cancel(@Nullable Provider provider, long id) {
        if (provider != null) {
            post.send(provider.peer, Replies.of(Frame.Kind.CANCEL, id));
        }
    }
}
