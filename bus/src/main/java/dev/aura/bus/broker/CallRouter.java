package dev.aura.bus.broker;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.LongMap;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Status.Code;

/** Routes calls: from REQUEST, through a queue where no slot is free, to an instance, and back until END. */
final class CallRouter {

    private final Registry registry;
    private final Post post;
    private final BrokerConfig.Limits limits;
    private final Counters counters;
    private final CallLog log;
    private final LongMap<Call> calls = new LongMap<>();
    private final DeadlineSweep deadlines = new DeadlineSweep();
    private long nextId = 2;
    private boolean stopping;

    /** Time of this turn. */
    private long nowNs = System.nanoTime();

    CallRouter(Registry registry, Post post, BrokerConfig.Limits limits, Counters counters, CallLog log) {
        this.registry = registry;
        this.post = post;
        this.limits = limits;
        this.counters = counters;
        this.log = log;
    }

    /** Takes no new calls from now on. */
    void stop() {
        stopping = true;
    }

    int inFlight() {
        return calls.size();
    }

    long untilNextDeadlineNs(long nowNs, long limitNs) {
        return deadlines.untilNextNs(nowNs, limitNs);
    }

    /** A caller opens a call. */
    void request(Peer caller, Message request, long turnNs) {
        nowNs = turnNs;
        Frame header = request.header();
        long id = header.getCallId();
        String method = header.getMethod();
        ServiceEntry service = registry.serviceOf(method);
        if (id % 2 == 0 || caller.calls.containsKey(id)) {
            refuse(caller, request, Code.INVALID_ARGUMENT, "BAD_CALL_ID", "call id " + id + " is even or in use");
        } else if (request.payloadBytes() > limits.payloadBytesMax()) {
            refuseOversized(caller, id, request.payloadBytes());
        } else if (stopping) {
            refuse(caller, request, Code.UNAVAILABLE, "STOPPING", "the mesh is shutting down");
        } else if (service == null) {
            refuse(caller, request, Code.UNAVAILABLE, "NO_PROVIDER", "no running service provides " + method);
        } else if (!service.hasMethod(method)) {
            refuse(caller, request, Code.UNIMPLEMENTED, "UNKNOWN_METHOD", service.name + " has no method " + method);
        } else if (!header.getTarget().isEmpty() && !service.hasInstance(header.getTarget())) {
            refuse(
                    caller,
                    request,
                    Code.UNAVAILABLE,
                    "NO_PROVIDER",
                    "no running instance " + header.getTarget() + " provides " + service.name);
        } else {
            open(new Call(caller, nextId, service, request, nowNs));
        }
    }

    /** A caller goes on with a call: DATA, HALF_CLOSE, CREDIT, CANCEL. */
    void fromCaller(Peer caller, Message message) {
        Call call = caller.calls.get(message.callId());
        if (call == null) {
            return;
        }
        if (message.kind() == Frame.Kind.CANCEL) {
            drop(call);
        } else if (message.payloadBytes() > limits.payloadBytesMax()) {
            drop(call);
            refuseOversized(caller, call.callerId, message.payloadBytes());
        } else if (call.provider != null) {
            forward(call.provider.peer, call.brokerId, message);
        } else {
            whileWaiting(call, message.header());
        }
    }

    /** A provider answers: HEADERS, DATA, CREDIT, END. */
    void fromProvider(Peer peer, Message message, long turnNs) {
        nowNs = turnNs;
        Call call = calls.get(message.callId());
        Provider provider = peer.provider;
        if (call == null || provider == null || call.provider != provider) {
            return;
        }
        if (message.payloadBytes() > limits.payloadBytesMax()) {
            drop(call);
            refuseOversized(call.caller, call.callerId, message.payloadBytes());
        } else if (message.kind() == Frame.Kind.END) {
            ended(call, provider, message);
        } else {
            forward(call.caller, call.callerId, message);
        }
    }

    /** A caller is gone: nobody waits for its calls. */
    void callerLeft(Peer caller) {
        caller.calls.values().forEach(this::drop);
    }

    /** A provider is gone: its calls fail, and so do those that wait for a service that nobody else provides. */
    void providerLeft(Provider provider) {
        for (ServiceEntry orphaned : registry.remove(provider)) {
            for (Call call : orphaned.waiting.all()) {
                fail(call, Code.UNAVAILABLE, "NO_PROVIDER", "the last instance of " + orphaned.name + " is gone");
            }
        }
        for (Call call : calls.values()) {
            if (call.provider == provider) {
                fail(
                        call,
                        Code.UNAVAILABLE,
                        "PROVIDER_LOST",
                        provider.peer.instance + " went away while it worked on the call");
            }
        }
        dispatchWaiting(provider);
    }

    /** Sends calls that wait to an instance that has room. Its services take turns at being first. */
    void dispatchWaiting(Provider provider) {
        int count = provider.ready.getServicesCount();
        provider.turn = provider.turn + 1 < count ? provider.turn + 1 : 0;
        for (int i = 0; i < count; i++) {
            ServiceEntry service = registry.service(provider.ready.getServices((provider.turn + i) % count));
            if (service != null && service.waiting.size() > 0) {
                dispatchWaiting(service);
            }
        }
    }

    /** Ends calls whose time is up. */
    void expire(long turnNs) {
        nowNs = turnNs;
        if (!deadlines.due(nowNs)) {
            return;
        }
        for (Call call : calls.values()) {
            if (call.deadlineNs <= nowNs) {
                expired(call);
            } else {
                deadlines.add(call.deadlineNs);
            }
        }
    }

    private void expired(Call call) {
        counters.callsExpired++;
        tellProvider(call);
        Provider provider = call.provider;
        if (provider == null) {
            fail(
                    call,
                    Code.DEADLINE_EXCEEDED,
                    "DEADLINE_EXCEEDED",
                    "the call's time was up while it waited for a slot of " + call.service.name);
        } else {
            // Too little time is the caller's choice; an instance that lets more expire than the others do is not well.
            served(call.service, provider, 0, true);
            fail(
                    call,
                    Code.DEADLINE_EXCEEDED,
                    "DEADLINE_EXCEEDED",
                    "the call's time was up while it was worked on by " + provider.peer.instance);
        }
    }

    private void open(Call call) {
        Call older = call.supersedeKey.isEmpty() ? null : call.caller.superseding.get(call.supersedeKey);
        if (older != null) {
            tellProvider(older);
            fail(older, Code.CANCELLED, "SUPERSEDED", "a newer call with the same supersede key took its place");
        }
        Provider provider = call.service.choose(call.target, nowNs);
        if (provider == null && !await(call)) {
            log.failed(call, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", nowNs);
            refuse(call.caller, call.callerId, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(call.service));
            return;
        }
        nextId += 2;
        keep(call);
        if (!call.supersedeKey.isEmpty()) {
            call.caller.superseding.put(call.supersedeKey, call);
        }
        deadlines.add(call.deadlineNs);
        if (provider != null) {
            dispatch(call, provider);
        }
    }

    private void keep(Call call) {
        Call before = calls.put(call.brokerId, call);
        Call other = call.caller.calls.put(call.callerId, call);
        assert before == null && other == null : "call ids are used once";
    }

    /** Lets a call wait for a slot; false when there is no room and nobody has to make any. */
    private boolean await(Call call) {
        WaitingCalls waiting = call.service.waiting;
        while (!waiting.add(call)) {
            Call pushedOut = waiting.toPushOut(call);
            if (pushedOut == null) {
                return false;
            }
            counters.callsRefused++;
            fail(pushedOut, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(call.service));
        }
        return true;
    }

    private static String queueFull(ServiceEntry service) {
        return service.name + " has " + service.waiting.size() + " calls waiting; try again later";
    }

    private void dispatch(Call call, Provider provider) {
        Message request = call.request;
        if (request == null) {
            return;
        }
        long remainingNs = call.deadlineNs == DeadlineSweep.NONE ? 0 : Math.max(1, call.deadlineNs - nowNs);
        Message.Changes changes = new Message.Changes(call.caller.instance, remainingNs, 0, null);
        call.provider = provider;
        call.sentNs = nowNs;
        call.request = null;
        provider.serving++;
        counters.callsRouted++;
        // Where the send fails the provider is gone, and clearing up after it fails the call.
        if (post.send(provider.peer, request.forwarded(call.brokerId, changes)) && call.halfCloseWaits) {
            post.send(provider.peer, Replies.of(Frame.Kind.HALF_CLOSE, call.brokerId));
        }
    }

    private void dispatchWaiting(ServiceEntry service) {
        while (service.waiting.size() > 0) {
            Call call = service.waiting.next(service, nowNs);
            Provider provider = call == null ? null : service.choose(call.target, nowNs);
            if (call == null || provider == null) {
                return;
            }
            dispatch(call, provider);
        }
    }

    private void whileWaiting(Call call, Frame header) {
        switch (header.getKind()) {
            case HALF_CLOSE -> call.halfCloseWaits = true;
            case CREDIT -> {
                Message request = call.request;
                if (request != null) {
                    int credit = request.header().getCredit() + header.getCredit();
                    call.request = request.with(request.header().toBuilder().setCredit(credit));
                }
            }
            default ->
                fail(
                        call,
                        Code.INTERNAL,
                        "NO_CREDIT",
                        "a stream message was sent before the service gave credit for it");
        }
    }

    private void ended(Call call, Provider provider, Message end) {
        Frame header = end.header();
        long queueNs = call.sentNs - call.receivedNs;
        long workNs = header.getTiming().getWorkNs();
        Timing timing = Timing.newBuilder()
                .setQueueNs(queueNs)
                .setWorkNs(workNs)
                .setWireNs(Math.max(0, nowNs - call.sentNs - workNs))
                .setInstance(provider.peer.instance)
                .setAttempts(1)
                .build();
        served(call.service, provider, workNs, isFault(header.getStatus().getCode()));
        log.ended(call, provider, end, timing, nowNs);
        close(call);
        post.send(call.caller, end.forwarded(call.callerId, new Message.Changes("", 0, 0, timing)));
        dispatchWaiting(provider);
    }

    private void served(ServiceEntry service, Provider provider, long workNs, boolean fault) {
        provider.ended(workNs, fault, nowNs);
        if (fault) {
            service.balance.judge(provider, nowNs);
        }
    }

    /** Whether a status blames the service and not the request. */
    private static boolean isFault(int code) {
        return code == Code.INTERNAL.value()
                || code == Code.UNKNOWN.value()
                || code == Code.DATA_LOSS.value()
                || code == Code.UNAVAILABLE.value();
    }

    private void forward(Peer to, long callId, Message message) {
        post.send(to, message.forwarded(callId));
    }

    private void fail(Call call, Code code, String reason, String text) {
        if (!call.over) {
            Provider provider = call.provider;
            log.failed(call, code, reason, nowNs);
            close(call);
            post.send(call.caller, Replies.end(call.callerId, code, reason, text));
            if (provider != null) {
                dispatchWaiting(provider);
            }
        }
    }

    /** Ends a call that its caller no longer wants. */
    private void drop(Call call) {
        tellProvider(call);
        Provider provider = call.provider;
        log.failed(call, Code.CANCELLED, "", nowNs);
        close(call);
        if (provider != null) {
            dispatchWaiting(provider);
        }
    }

    private void tellProvider(Call call) {
        Provider provider = call.provider;
        if (provider != null && !call.over) {
            post.send(provider.peer, Replies.of(Frame.Kind.CANCEL, call.brokerId));
        }
    }

    private void close(Call call) {
        call.over = true;
        calls.remove(call.brokerId);
        call.caller.calls.remove(call.callerId);
        if (!call.supersedeKey.isEmpty()) {
            call.caller.superseding.remove(call.supersedeKey, call);
        }
        if (call.provider == null) {
            call.service.waiting.remove(call);
        } else {
            call.provider.serving--;
        }
        call.request = null;
    }

    private void refuseOversized(Peer caller, long callId, int bytes) {
        refuse(
                caller,
                callId,
                Code.RESOURCE_EXHAUSTED,
                "PAYLOAD_TOO_LARGE",
                "payload of " + bytes + " bytes, at most " + limits.payloadBytesMax() + " (bus.payloadBytesMax)");
    }

    private void refuse(Peer caller, Message request, Code code, String reason, String text) {
        log.refused(caller, request, code, reason);
        refuse(caller, request.callId(), code, reason, text);
    }

    private void refuse(Peer caller, long callId, Code code, String reason, String text) {
        counters.callsRefused++;
        post.send(caller, Replies.end(callId, code, reason, text));
    }
}
