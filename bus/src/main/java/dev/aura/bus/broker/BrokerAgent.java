package dev.aura.bus.broker;

import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.LocalBroker.LocalPeer;
import dev.aura.bus.wire.Agent;
import dev.aura.bus.wire.Batches;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.MalformedFrameException;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import io.grpc.Status.Code;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The broker's turns: read, act, send, look at the clock. Nothing in it waits and nothing in it locks. */
final class BrokerAgent implements Agent {

    private static final Logger LOG = Logger.getLogger(BrokerAgent.class.getName());
    private static final int BATCH = 256;

    /** Replies of the last round but this one leave in the same turn. */
    private static final int ROUNDS_MAX = 2;

    private static final long RETRY_SEND_NS = 1_000_000L;

    private final Inbox<Runnable> inbox;
    final Entrances entrances;
    final Counters counters = new Counters();
    final Registry registry;
    final Membership membership;
    final CallRouter calls;
    final CallLog log;
    final DurableRouter durable;
    final EventRouter events;
    private final Post post;
    private final Gate gate;
    private final CallerGuard guard;
    private long locals;

    /**
     * @param wake makes the agent do a turn, from any thread
     */
    BrokerAgent(
            Entrances entrances, BrokerConfig config, Inbox<Runnable> inbox, RandomGenerator random, Runnable wake) {
        this.entrances = entrances;
        this.inbox = inbox;
        this.post = new Post(
                entrances,
                config.limits(),
                counters,
                new BlobLedger(config.blobs(), config.limits().payloadBytesMax()));
        this.registry = new Registry(config.limits(), new SplittableRandom(random.nextLong()));
        AuditTrail audit = new AuditTrail(config.security().audit());
        this.gate = new Gate(config.security(), registry.access, post, counters, audit);
        this.guard = new CallerGuard(config.callers(), post, counters, audit);
        this.membership = new Membership(post, registry, config, random, audit);
        this.log = new CallLog(config.tracing(), audit);
        this.calls = new CallRouter(registry, post, config, counters, log);
        this.durable = new DurableRouter(new DurableStore(config.journalDirectory(), wake), post);
        this.events = new EventRouter(post, config.limits(), counters, durable, audit);
    }

    @Override
    public int doWork(long nowNs) {
        int work = drainInbox();
        calls.expire(nowNs);
        membership.beat(nowNs);
        post.blobs.sweep(nowNs);
        work += durable.doWork(nowNs) + clearUp();
        // A send takes note of messages that have arrived, and the socket then no longer says so: look for them after
        // the last one.
        int received;
        int rounds = 0;
        do {
            post.flush();
            received = receive(nowNs);
            work += received;
        } while (received > 0 && ++rounds < ROUNDS_MAX);
        return work + clearUp();
    }

    @Override
    public boolean hasQueued() {
        return !inbox.isEmpty();
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public long untilNextNs(long nowNs) {
        long limitNs = post.isBacklogged() ? RETRY_SEND_NS : membership.untilNextBeatNs(nowNs);
        return calls.untilNextDeadlineNs(nowNs, durable.untilNextNs(nowNs, limitNs));
    }

    @Override
    public void onClose() {
        Message farewell = Replies.reject(0, Code.UNAVAILABLE, "STOPPING", "the mesh is shutting down");
        membership.peers().forEach(peer -> post.send(peer, farewell));
        durable.close();
        post.flush();
        entrances.close();
    }

    /** A peer of this process joins. */
    String join(Hello hello, LocalPeer peer, long nowNs) {
        String route = Route.ofOwnProcess(++locals);
        membership.hello(route, hello, peer, nowNs);
        return route;
    }

    /** A frame of a peer of this process. */
    void fromLocal(String route, Message message, @Nullable FrameSink opens, long nowNs) {
        Peer peer = membership.peer(route);
        if (peer != null && peer.local != null) {
            counters.framesReceived++;
            peer.local.onLeaving(message, opens);
            act(peer, message, nowNs);
            clearUp();
        }
    }

    private int receive(long nowNs) {
        int count = 0;
        while (count < BATCH) {
            RouterSocket.Received received = entrances.receive();
            if (received == null) {
                return count;
            }
            Message message = received.message();
            count += message != null && message.kind() == Frame.Kind.BATCH
                    ? unpack(received.peer(), message, nowNs)
                    : one(received, nowNs);
        }
        return count;
    }

    private int one(RouterSocket.Received received, long nowNs) {
        counters.framesReceived++;
        act(received, nowNs);
        clearUp();
        return 1;
    }

    private int unpack(String route, Message batch, long nowNs) {
        try {
            List<Message> messages = Batches.read(batch.payloadOrEmpty());
            for (Message message : messages) {
                one(new RouterSocket.Received(route, message, ""), nowNs);
            }
            return Math.max(1, messages.size());
        } catch (MalformedFrameException e) {
            return one(new RouterSocket.Received(route, null, String.valueOf(e.getMessage())), nowNs);
        }
    }

    private int drainInbox() {
        int count = 0;
        while (count < BATCH) {
            Runnable question = inbox.poll();
            if (question == null) {
                return count;
            }
            question.run();
            count++;
        }
        return count;
    }

    private void act(RouterSocket.Received received, long nowNs) {
        Message message = received.message();
        Peer peer = membership.peer(received.peer());
        if (message == null) {
            malformed(received, peer);
        } else if (message.kind() == Frame.Kind.HELLO) {
            membership.hello(received.peer(), hello(received.peer(), message), null, nowNs);
        } else if (peer != null) {
            peer.heardNs = nowNs;
            act(peer, message, nowNs);
        } else if (!isDisconnect(message)) {
            post.sendStranger(
                    received.peer(),
                    Replies.reject(0, Code.UNAUTHENTICATED, "UNKNOWN_PEER", "say HELLO first; the broker may be new"));
        }
    }

    /** A peer behind TCP is of another machine, or passes for one: it has no files in common with the mesh. */
    private static Hello hello(String route, Message message) {
        Hello hello = message.header().getHello();
        return Route.isTcp(route) ? hello.toBuilder().clearAcceptsBlob().build() : hello;
    }

    private void act(Peer peer, Message message, long nowNs) {
        if (message.header().hasBlob()) {
            actOnBlob(peer, message, nowNs);
        } else {
            route(peer, message, nowNs);
        }
    }

    private void actOnBlob(Peer peer, Message message, long nowNs) {
        String problem = post.blobs.arriving(peer, message);
        if (problem.isEmpty()) {
            route(peer, message, nowNs);
            post.blobs.dealtWith(peer, message);
            return;
        }
        Message end = Replies.end(message.callId(), Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", problem);
        if (message.callId() % 2 == 0) {
            route(peer, end, nowNs);
        } else {
            route(peer, Replies.of(Frame.Kind.CANCEL, message.callId()), nowNs);
            post.send(peer, end);
        }
    }

    private void route(Peer peer, Message message, long nowNs) {
        Frame header = message.header();
        boolean fromProvider = message.callId() % 2 == 0;
        switch (header.getKind()) {
            case REQUEST -> {
                Message admitted = guard.allows(peer, message, nowNs) ? gate.call(peer, message) : null;
                if (admitted != null) {
                    calls.request(peer, admitted, nowNs);
                }
            }
            case DATA, CREDIT -> {
                if (fromProvider) {
                    calls.fromProvider(peer, message, nowNs);
                } else if (!guard.allowsFurther(peer, message, nowNs)) {
                    calls.fromCaller(peer, Replies.of(Frame.Kind.CANCEL, message.callId()));
                } else {
                    calls.fromCaller(peer, message);
                }
            }
            case HALF_CLOSE, CANCEL -> calls.fromCaller(peer, message);
            case HEADERS, END -> calls.fromProvider(peer, message, nowNs);
            case READY -> {
                Provider provider = gate.ready(peer, header) ? membership.ready(peer, message) : null;
                if (provider != null) {
                    calls.providerJoined(provider, nowNs);
                }
            }
            case HEARTBEAT -> {
                if (peer.provider != null && header.hasLoad()) {
                    peer.provider.load = header.getLoad();
                }
            }
            case GOODBYE -> post.giveUp(peer);
            case SUBSCRIBE -> {
                if (gate.subscribe(peer, message)) {
                    subscribe(peer, message, nowNs);
                }
            }
            case UNSUBSCRIBE -> {
                if (!durable.unsubscribe(peer, message.callId(), nowNs)) {
                    events.unsubscribe(peer, message.callId());
                }
            }
            case SETTLE -> durable.settle(peer, message, nowNs);
            case EVENT -> {
                if (guard.allows(peer, message, nowNs) && gate.event(peer, message)) {
                    events.event(peer, message);
                }
            }
            case KIND_UNSPECIFIED, HELLO, WELCOME, REJECT, READY_ACK, ACK, BATCH, UNRECOGNIZED ->
                counters.framesMalformed++;
        }
    }

    private void subscribe(Peer peer, Message message, long nowNs) {
        if (message.header().hasDurable()) {
            durable.subscribe(peer, message, nowNs);
        } else {
            events.subscribe(peer, message.header());
        }
    }

    private void malformed(RouterSocket.Received received, @Nullable Peer peer) {
        counters.framesMalformed++;
        LOG.log(Level.FINE, "malformed frame: {0}", received.problem());
        Message reject = Replies.reject(0, Code.INVALID_ARGUMENT, "MALFORMED_FRAME", received.problem());
        if (peer == null) {
            post.sendStranger(received.peer(), reject);
        } else {
            post.send(peer, reject);
        }
    }

    private static boolean isDisconnect(Message message) {
        return message.kind() == Frame.Kind.GOODBYE
                || message.header().getStatus().getReason().equals(Sockets.DISCONNECTED);
    }

    /** Clears up after peers that were found to be gone. */
    private int clearUp() {
        int count = 0;
        for (var next = post.blobs.nextUndeliverable(); next != null; next = post.blobs.nextUndeliverable()) {
            route(next.peer(), next.instead(), System.nanoTime());
        }
        for (Peer peer = post.nextGone(); peer != null; peer = post.nextGone()) {
            count++;
            membership.forget(peer);
            if (peer.local != null) {
                peer.local.onGone();
            }
            events.subscriberLeft(peer);
            durable.peerLeft(peer, System.nanoTime());
            calls.callerLeft(peer);
            Provider provider = peer.provider;
            if (provider != null) {
                LOG.info(peer.instance + " left");
                calls.providerLeft(provider);
            }
        }
        return count;
    }
}
