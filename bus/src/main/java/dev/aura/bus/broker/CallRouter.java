package dev.aura.bus.broker;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.LongMap;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Routes calls: from REQUEST, through a queue where no slot is free, to an instance, and back until END. */
final class CallRouter {

    /** A larger request is not kept after it was sent, so it is not sent again. */
    private static final int REQUEST_KEPT_BYTES_MAX = 1 << 20;

    private final Registry registry;
    private final Post post;
    private final BrokerConfig.Limits limits;
    private final Counters counters;
    private final CallLog log;
    private final long returnWaitNs;
    private final SharedQueries queries;
    private final Commands commands;
    private final Returning returning;
    private final LongMap<Call> calls = new LongMap<>();
    private final DeadlineSweep deadlines = new DeadlineSweep();
    private long nextId = 2;
    private boolean stopping;

    /** Time of this turn. */
    private long nowNs = System.nanoTime();

    CallRouter(Registry registry, Post post, BrokerConfig config, Counters counters, CallLog log) {
        this.registry = registry;
        this.post = post;
        this.limits = config.limits();
        this.counters = counters;
        this.log = log;
        this.returnWaitNs = config.calls().returnWait().toNanos();
        this.queries = new SharedQueries(config.calls().shareAge().toNanos());
        this.commands = new Commands(config.calls().commandKept().toNanos());
        this.returning = new Returning(limits.waitingCallsMax());
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
        ServedMethod served = registry.method(method);
        if (id % 2 == 0 || caller.calls.containsKey(id)) {
            refuse(caller, request, Code.INVALID_ARGUMENT, "BAD_CALL_ID", "call id " + id + " is even or in use");
        } else if (request.payloadBytes() > limits.payloadBytesMax()) {
            refuseOversized(caller, id, request.payloadBytes());
        } else if (stopping) {
            refuse(caller, request, Code.UNAVAILABLE, "STOPPING", "the mesh is shutting down");
        } else if (served == null) {
            refuseUnknown(caller, request, method);
        } else if (!header.getTarget().isEmpty() && !served.service().hasInstance(header.getTarget())) {
            String text = "no running instance " + header.getTarget() + " provides " + served.service().name;
            refuse(caller, request, Code.UNAVAILABLE, "NO_PROVIDER", text);
        } else {
            open(new Call(caller, newId(), served, request, nowNs), request);
        }
    }

    private void refuseUnknown(Peer caller, Message request, String method) {
        ServiceEntry service = registry.serviceOf(method);
        if (service == null) {
            refuse(caller, request, Code.UNAVAILABLE, "NO_PROVIDER", "no running service provides " + method);
        } else {
            refuse(caller, request, Code.UNIMPLEMENTED, "UNKNOWN_METHOD", service.name + " has no method " + method);
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
            counters.callsRefused++;
            tellProvider(call);
            failAll(call, Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", oversized(message.payloadBytes()));
        } else if (message.kind() == Frame.Kind.END) {
            ended(call, provider, message);
        } else {
            call.answered |= message.kind() != Frame.Kind.CREDIT;
            forward(call.caller, call.callerId, message);
            if (call.flight != null) {
                call.flight.followers().forEach(each -> forward(each.caller, each.callerId, message));
            }
        }
    }

    /** A caller is gone: nobody waits for its calls. */
    void callerLeft(Peer caller) {
        caller.calls.values().forEach(this::drop);
    }

    /** A provider is there: takes what waited for its services to come back, or for a slot. */
    void providerJoined(Provider provider, long turnNs) {
        nowNs = turnNs;
        for (String name : provider.ready.getServicesList()) {
            for (Call call : returning.take(name)) {
                call.parkedUntilNs = DeadlineSweep.NONE;
                resume(call);
            }
        }
        dispatchWaiting(provider);
    }

    /** A provider is gone: its calls are sent again where they may be, or fail; so do those that wait and that nobody else serves. */
    void providerLeft(Provider provider) {
        for (ServiceEntry orphaned : registry.remove(provider)) {
            for (Call call : orphaned.waiting.all()) {
                orphaned.waiting.remove(call);
                if (!mayBeSentAgain(call) || !park(call)) {
                    String text = "the last instance of " + orphaned.name + " is gone";
                    failAll(call, Code.UNAVAILABLE, "NO_PROVIDER", text);
                }
            }
        }
        String text = provider.peer.instance + " went away while it worked on the call";
        for (Call call : calls.values()) {
            if (call.provider == provider && !call.over && !again(call)) {
                failAll(call, Code.UNAVAILABLE, "PROVIDER_LOST", text);
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
            if (call.over) {
                continue;
            }
            if (call.deadlineNs <= nowNs) {
                expired(call);
            } else if (call.parkedUntilNs <= nowNs) {
                String text = "no instance of " + call.service.name + " came back within "
                        + TimeUnit.NANOSECONDS.toMillis(returnWaitNs) + " ms (bus.returnWait)";
                failAll(call, Code.UNAVAILABLE, call.attempts == 0 ? "NO_PROVIDER" : "PROVIDER_LOST", text);
            } else {
                deadlines.add(Math.min(call.deadlineNs, call.parkedUntilNs));
            }
        }
    }

    private void expired(Call call) {
        counters.callsExpired++;
        Provider provider = call.provider;
        String text = "the call's time was up while it waited for a slot of " + call.service.name;
        if (provider != null) {
            text = "the call's time was up while it was worked on by " + provider.peer.instance;
            // Too little time is the caller's choice; an instance that lets more expire than the others do is not well.
            served(call.service, provider, 0, true);
            Flight flight = call.flight;
            if (flight != null && flight.leader() == call && flight.hasFollowers() && call.method.query()) {
                // The instance was told how much time this one had: the others need another execution.
                tellProvider(call);
                freeSlot(call, provider);
            }
        }
        Call next = stepDown(call);
        tellProvider(call);
        fail(call, Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", text);
        if (next != null) {
            dispatchWaiting(next.service);
        }
    }

    private void open(Call call, Message request) {
        Call older = call.supersedeKey.isEmpty() ? null : call.caller.superseding.get(call.supersedeKey);
        if (older != null) {
            supersede(older);
        }
        Commands.Key key = Commands.keyOf(call, request);
        if (key != null && isKnown(call, key, request)) {
            return;
        }
        if (key == null && queries.follow(call, nowNs) != null) {
            keep(call);
            return;
        }
        Provider provider = call.service.choose(call.target, nowNs);
        if (provider == null && !await(call)) {
            stepDown(call);
            log.failed(call, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", nowNs);
            refuse(call.caller, call.callerId, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(call.service));
            return;
        }
        if (key != null) {
            commands.begin(key, call, Commands.hash(request));
        }
        keep(call);
        if (provider != null) {
            dispatch(call, provider);
        }
    }

    private void keep(Call call) {
        name(call);
        Call other = call.caller.calls.put(call.callerId, call);
        assert other == null : "call ids are used once";
        if (!call.supersedeKey.isEmpty()) {
            call.caller.superseding.put(call.supersedeKey, call);
        }
        deadlines.add(call.deadlineNs);
    }

    private void name(Call call) {
        Call before = calls.put(call.brokerId, call);
        assert before == null : "broker ids are used once";
    }

    private void supersede(Call older) {
        stepDown(older);
        tellProvider(older);
        fail(older, Code.CANCELLED, "SUPERSEDED", "a newer call with the same supersede key took its place");
    }

    /** Answers a command whose key was seen before; false when it was not. */
    private boolean isKnown(Call call, Commands.Key key, Message request) {
        Commands.Outcome outcome = commands.outcome(key, nowNs);
        Flight running = commands.running(key);
        if (outcome == null && running == null) {
            return false;
        }
        call.requestHash = Commands.hash(request);
        int knownHash = outcome == null ? Objects.requireNonNull(running).leader().requestHash : outcome.requestHash();
        Message end = outcome == null ? null : outcome.end();
        if (knownHash != call.requestHash) {
            String text = "idempotency key " + key.key() + " was used for another request; take a new key";
            refuse(call.caller, request, Code.INVALID_ARGUMENT, "IDEMPOTENCY_KEY_REUSED", text);
        } else if (end != null) {
            post.send(call.caller, end.forwarded(call.callerId));
        } else if (outcome != null) {
            String text = "the command with key " + key.key()
                    + " was begun and nobody knows how it ended; look, then take a new key";
            refuse(call.caller, request, Code.ABORTED, "OUTCOME_UNKNOWN", text);
        } else if (running == null || !call.method.unary() || running.size() >= SharedQueries.CALLS_MAX) {
            String text = "the command with key " + key.key() + " is under way";
            refuse(call.caller, request, Code.ALREADY_EXISTS, "COMMAND_RUNNING", text);
        } else {
            running.follow(call);
            call.flight = running;
            keep(call);
        }
        return true;
    }

    private long newId() {
        long id = nextId;
        nextId += 2;
        return id;
    }

    /** Whether sending it a second time changes nothing, and nobody could tell. */
    private boolean mayBeSentAgain(Call call) {
        return call.method.repeatable() && !call.answered && call.request != null && call.target.isEmpty() && !stopping;
    }

    /** Sends a call again whose instance went away. */
    private boolean again(Call call) {
        Provider provider = call.provider;
        if (provider == null || !mayBeSentAgain(call) || !call.service.retries.take(nowNs)) {
            return false;
        }
        freeSlot(call, provider);
        resume(call);
        return true;
    }

    /** The call waits again, and under another id: what its former instance still says of the old one does not count. */
    private void freeSlot(Call call, Provider provider) {
        provider.serving--;
        call.provider = null;
        calls.remove(call.brokerId);
        call.brokerId = newId();
        name(call);
    }

    private void resume(Call call) {
        ServiceEntry service = registry.service(call.service.name);
        if (service == null) {
            if (!park(call)) {
                String text = "the last instance of " + call.service.name + " is gone";
                failAll(call, Code.UNAVAILABLE, "PROVIDER_LOST", text);
            }
            return;
        }
        call.service = service;
        Provider provider = service.choose(call.target, nowNs);
        if (provider != null) {
            dispatch(call, provider);
        } else if (!await(call)) {
            failAll(call, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(service));
        }
    }

    /** Lets a call wait for its service to come back. */
    private boolean park(Call call) {
        if (returnWaitNs <= 0 || !returning.add(call)) {
            return false;
        }
        call.parkedUntilNs = nowNs + returnWaitNs;
        deadlines.add(call.parkedUntilNs);
        return true;
    }

    /**
     * A call no longer takes part in what it shares with others. Where it led and others follow, the execution goes on for the next of them, and
     * the call has no provider any more. Returns who leads then; null when nobody does.
     */
    private @Nullable Call stepDown(Call call) {
        Flight flight = call.flight;
        if (flight == null) {
            return null;
        }
        boolean led = flight.leader() == call;
        Call next = flight.leave(call);
        call.flight = null;
        if (next != null) {
            handOver(call, next);
        } else if (led) {
            land(flight, call, null);
        }
        return next;
    }

    private void handOver(Call from, Call to) {
        Provider provider = from.provider;
        to.attempts = from.attempts;
        to.sentNs = from.sentNs;
        to.answered = from.answered;
        to.service = from.service;
        if (provider != null) {
            calls.remove(to.brokerId);
            calls.remove(from.brokerId);
            long freeId = to.brokerId;
            to.brokerId = from.brokerId;
            from.brokerId = freeId;
            name(to);
            name(from);
            to.provider = provider;
            from.provider = null;
        } else if (from.parkedUntilNs != DeadlineSweep.NONE) {
            returning.remove(from);
            to.parkedUntilNs = from.parkedUntilNs;
            boolean parked = returning.add(to);
            assert parked : "there was room for the one before";
        } else {
            from.service.waiting.remove(from);
            if (!await(to)) {
                failAll(to, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(to.service));
            }
        }
    }

    /** A shared execution is over: with an answer, or null when nobody knows what became of it. */
    private void land(Flight flight, Call leader, @Nullable Message answer) {
        if (!(flight.key() instanceof Commands.Key key)) {
            queries.close(flight);
        } else if (leader.attempts == 0) {
            commands.forget(key);
        } else {
            commands.end(key, leader.requestHash, answer, nowNs);
        }
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
            failAll(pushedOut, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(call.service));
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
        call.request = call.method.repeatable() && request.payloadBytes() <= REQUEST_KEPT_BYTES_MAX ? request : null;
        if (call.attempts++ == 0) {
            call.service.retries.sent();
        }
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
            default -> {
                stepDown(call);
                fail(
                        call,
                        Code.INTERNAL,
                        "NO_CREDIT",
                        "a stream message was sent before the service gave credit for it");
            }
        }
    }

    private void ended(Call call, Provider provider, Message end) {
        Frame header = end.header();
        served(
                call.service,
                provider,
                header.getTiming().getWorkNs(),
                isFault(header.getStatus().getCode()));
        Flight flight = call.flight;
        List<Call> followers = flight == null ? List.of() : flight.followers();
        Message answer = answer(call, call, end, provider);
        if (flight != null) {
            land(flight, call, answer);
        }
        log.ended(call, provider, end, answer.timing(), nowNs);
        close(call);
        post.send(call.caller, answer);
        for (Call follower : followers) {
            Message same = answer(follower, call, end, provider);
            log.shared(follower, same, nowNs);
            close(follower);
            post.send(follower.caller, same);
        }
        dispatchWaiting(provider);
    }

    /** What a caller is told: the service's END, and where the time went. */
    private Message answer(Call call, Call sent, Message end, Provider provider) {
        long workNs = end.header().getTiming().getWorkNs();
        Timing timing = Timing.newBuilder()
                .setQueueNs(Math.max(0, sent.sentNs - call.receivedNs))
                .setWorkNs(workNs)
                .setWireNs(Math.max(0, nowNs - sent.sentNs - workNs))
                .setInstance(provider.peer.instance)
                .setAttempts(sent.attempts)
                .build();
        return end.forwarded(call.callerId, new Message.Changes("", 0, 0, timing));
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

    /** Ends a call and all that share its execution. */
    private void failAll(Call call, Code code, String reason, String text) {
        Flight flight = call.flight;
        if (flight != null) {
            List<Call> followers = flight.followers();
            land(flight, call, null);
            call.flight = null;
            followers.forEach(each -> {
                each.flight = null;
                fail(each, code, reason, text);
            });
        }
        fail(call, code, reason, text);
    }

    /** Ends a call that its caller no longer wants. */
    private void drop(Call call) {
        stepDown(call);
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
            returning.remove(call);
        } else {
            call.provider.serving--;
        }
        call.request = null;
        post.blobs.over(call.caller, call.callerId);
    }

    private void refuseOversized(Peer caller, long callId, int bytes) {
        refuse(caller, callId, Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", oversized(bytes));
    }

    private String oversized(int bytes) {
        return "payload of " + bytes + " bytes, at most " + limits.payloadBytesMax() + " (bus.payloadBytesMax)";
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
