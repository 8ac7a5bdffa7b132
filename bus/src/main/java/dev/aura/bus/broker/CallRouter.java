package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status.Code;

/** Routes calls: from REQUEST, through a queue where no slot is free, to an instance, and back until END. */
final class CallRouter {

    private final Turn turn = new Turn();
    private final CallTable table = new CallTable();
    private final Registry registry;
    private final Post post;
    private final Counters counters;
    private final Refusals refusals;
    private final SharedCalls shared;
    private final Hedges hedges;
    private final CallEnds ends;
    private final Dispatch dispatch;
    private final Succession succession;

    CallRouter(Registry registry, Post post, BrokerConfig config, Counters counters, CallLog log) {
        CallPolicy policy = config.calls();
        Returning returning = new Returning(config.limits().waitingCallsMax());
        this.registry = registry;
        this.post = post;
        this.counters = counters;
        this.refusals = new Refusals(post, counters, log, config.limits());
        this.shared = new SharedCalls(policy, refusals, post, table);
        this.hedges = new Hedges(policy, table, turn, post, counters);
        this.ends = new CallEnds(table, turn, shared, hedges, returning, post, log);
        this.dispatch = new Dispatch(registry, table, turn, ends, hedges, returning, post, counters, policy);
        this.succession = new Succession(table, turn, shared, hedges, dispatch, ends);
    }

    /** Takes no new calls from now on. */
    void stop() {
        turn.stopping = true;
    }

    int inFlight() {
        return table.size();
    }

    long untilNextDeadlineNs(long nowNs, long limitNs) {
        return table.deadlines.untilNextNs(nowNs, limitNs);
    }

    /** A caller opens a call. */
    void request(Peer caller, Message request, long turnNs) {
        turn.nowNs = turnNs;
        Frame header = request.header();
        long id = header.getCallId();
        String method = header.getMethod();
        ServedMethod served = registry.method(method);
        if (id % 2 == 0 || caller.calls.containsKey(id)) {
            String text = "call id " + id + " is even or in use";
            refusals.refuse(caller, request, Code.INVALID_ARGUMENT, "BAD_CALL_ID", text);
        } else if (refusals.isOversized(request)) {
            refusals.oversized(caller, id, request.payloadBytes());
        } else if (turn.stopping) {
            refusals.refuse(caller, request, Code.UNAVAILABLE, "STOPPING", "the mesh is shutting down");
        } else if (served == null) {
            refusals.unknown(caller, request, method, registry);
        } else if (!header.getTarget().isEmpty() && !served.service().hasInstance(header.getTarget())) {
            String text = "no running instance " + header.getTarget() + " provides " + served.service().name;
            refusals.refuse(caller, request, Code.UNAVAILABLE, "NO_PROVIDER", text);
        } else {
            open(new Call(caller, table.newId(), served, request, turn.nowNs), request);
            dispatch.sendToFreed();
        }
    }

    private void open(Call call, Message request) {
        Call older = call.supersedeKey.isEmpty() ? null : call.caller.superseding.get(call.supersedeKey);
        if (older != null) {
            succession.supersede(older);
            // Whoever waits longest takes its slot, and not the newer one.
            dispatch.sendToFreed();
        }
        Commands.Key key = Commands.keyOf(call, request);
        if (shared.join(call, key, request, turn.nowNs)) {
            return;
        }
        Provider provider = call.service.choose(call.target, turn.nowNs);
        if (provider == null && !dispatch.await(call)) {
            succession.stepDown(call);
            refusals.queueFull(call, turn.nowNs);
            return;
        }
        if (key != null) {
            shared.begin(key, call, request);
        }
        table.open(call);
        if (provider != null) {
            dispatch.send(call, provider);
        }
    }

    /** A caller goes on with a call: DATA, HALF_CLOSE, CREDIT, CANCEL. */
    void fromCaller(Peer caller, Message message) {
        Call call = caller.calls.get(message.callId());
        if (call == null) {
            return;
        }
        if (message.kind() == Frame.Kind.CANCEL) {
            succession.drop(call);
        } else if (refusals.isOversized(message)) {
            succession.drop(call);
            refusals.oversized(caller, call.callerId, message.payloadBytes());
        } else if (call.provider != null) {
            post.send(call.provider.peer, message.forwarded(call.brokerId));
        } else if (!dispatch.whileWaiting(call, message.header())) {
            String text = "a stream message was sent before the service gave credit for it";
            succession.fail(call, Code.INTERNAL, "NO_CREDIT", text);
        }
        dispatch.sendToFreed();
    }

    /** A provider answers: HEADERS, DATA, CREDIT, END. */
    void fromProvider(Peer peer, Message message, long turnNs) {
        turn.nowNs = turnNs;
        Call call = table.get(message.callId());
        Provider provider = peer.provider;
        if (call != null && provider != null && hedges.isHeard(call, provider, message)) {
            heard(call, provider, message);
        }
        dispatch.sendToFreed();
    }

    private void heard(Call call, Provider provider, Message message) {
        if (refusals.isOversized(message)) {
            counters.callsRefused++;
            ends.tellProvider(call);
            String text = refusals.oversized(message.payloadBytes());
            ends.failAll(call, Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", text);
        } else if (message.kind() == Frame.Kind.END) {
            ends.answered(call, provider, message);
        } else {
            call.answered |= message.kind() != Frame.Kind.CREDIT;
            post.send(call.caller, message.forwarded(call.callerId));
            if (call.flight != null) {
                call.flight.followers().forEach(each -> post.send(each.caller, message.forwarded(each.callerId)));
            }
        }
    }

    /** A caller is gone: nobody waits for its calls. */
    void callerLeft(Peer caller) {
        caller.calls.values().forEach(succession::drop);
        dispatch.sendToFreed();
    }

    /** A provider is there: takes what waited for its services to come back, or for a slot. */
    void providerJoined(Provider provider, long turnNs) {
        turn.nowNs = turnNs;
        provider.ready.getServicesList().forEach(dispatch::returned);
        dispatch.sendWaiting(provider);
        dispatch.sendToFreed();
    }

    /** A provider is gone: its calls are sent again where they may be, or fail; so do those that wait and that nobody else serves. */
    void providerLeft(Provider provider) {
        registry.remove(provider).forEach(dispatch::orphaned);
        String text = provider.peer.instance + " went away while it worked on the call";
        for (Call call : table.all()) {
            boolean hedged = call.hedge != null && (call.provider == provider || call.hedge.provider == provider);
            boolean hit = !call.over && (call.provider == provider || hedged);
            if (hit && !hedges.lost(call, provider) && !dispatch.again(call)) {
                ends.failAll(call, Code.UNAVAILABLE, "PROVIDER_LOST", text);
            }
        }
        dispatch.sendWaiting(provider);
        dispatch.sendToFreed();
    }

    /** Ends calls whose time is up, and sends those to a second instance that were not answered for long. */
    void expire(long turnNs) {
        turn.nowNs = turnNs;
        if (!table.deadlines.due(turnNs)) {
            return;
        }
        for (Call call : table.all()) {
            if (!call.over) {
                look(call);
            }
        }
        dispatch.sendToFreed();
    }

    private void look(Call call) {
        if (call.deadlineNs <= turn.nowNs) {
            counters.callsExpired++;
            succession.expire(call);
        } else if (call.parkedUntilNs <= turn.nowNs) {
            dispatch.gaveUpWaiting(call);
        } else {
            if (call.hedgeAtNs <= turn.nowNs) {
                hedges.send(call);
            }
            table.deadlines.add(Math.min(call.hedgeAtNs, Math.min(call.deadlineNs, call.parkedUntilNs)));
        }
    }
}
