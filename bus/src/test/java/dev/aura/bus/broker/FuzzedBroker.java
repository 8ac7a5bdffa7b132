package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.Security;
import dev.aura.bus.security.TokenRegister;
import dev.aura.bus.testing.ShortDirectory;
import dev.aura.bus.wire.Contexts;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import dev.aura.proto.bus.v1.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** A broker's agent that a fuzzer drives through peers of its own process, and what has to hold of it after each step. */
final class FuzzedBroker implements AutoCloseable {

    static final int PEERS = 4;

    /** Ids from here on are of subscriptions and events. */
    static final long OTHER_IDS = 1_001;

    private static final List<String> METHODS =
            List.of("fuzz.v1.Fuzz/Query", "fuzz.v1.Fuzz/Command", "fuzz.v1.Fuzz/Missing", "fuzz.v1.Absent/Query");
    private static final long NANOS_PER_MS = 1_000_000;
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final ZMQ.Context CONTEXT = Contexts.open();
    private static @Nullable Security security;

    private final FuzzedPeer[] peers = new FuzzedPeer[PEERS];
    private final String[] routes = new String[PEERS];
    private final Entrances entrances;
    private final BrokerAgent agent;
    private long nowNs = 1_000_000_000L;

    FuzzedBroker() {
        BrokerConfig config = BrokerConfig.builder("fuzz", security()).build();
        entrances = new Entrances(CONTEXT, config, null);
        agent = new BrokerAgent(entrances, config, new Inbox<>(16), new SplittableRandom(1), () -> {});
    }

    /** One for all runs: it has a thread and files. */
    private static synchronized Security security() {
        Security known = security;
        if (known == null) {
            Path directory = ShortDirectory.create("aura-fuzz-");
            known = new Security(TokenRegister.open(directory, Instant::now), AuditLog.open(directory, 1 << 20));
            security = known;
        }
        return known;
    }

    /** Does what the bytes say, and looks at everything. */
    void step(int what, int who, int one, int other) {
        int number = who % PEERS;
        FuzzedPeer peer = peers[number];
        if (peer == null) {
            join(number);
        } else {
            act(number, peer, what % 12, one, other);
        }
        agent.doWork(nowNs);
        check();
    }

    private void join(int number) {
        FuzzedPeer peer = new FuzzedPeer();
        peers[number] = peer;
        routes[number] = agent.join(
                Hello.newBuilder()
                        .setProtocolVersion(1)
                        .setProtocolVersionMin(1)
                        .setPeerName("fuzz")
                        .build(),
                peer,
                nowNs);
    }

    private void act(int number, FuzzedPeer peer, int what, int one, int other) {
        long id = 2L * (one % 16) + 1;
        switch (what) {
            case 0, 1 -> request(number, peer, id, other);
            case 2 -> send(number, ready(one % 4), descriptors());
            case 3 -> {
                peer.takesBack(id);
                send(number, frame(Frame.Kind.CANCEL).setCallId(id), null);
            }
            case 4 -> send(number, frame(Frame.Kind.DATA).setCallId(id), new byte[other]);
            case 5 ->
                send(
                        number,
                        frame(other % 2 == 0 ? Frame.Kind.HALF_CLOSE : Frame.Kind.CREDIT)
                                .setCallId(id),
                        null);
            case 6, 7 -> answer(number, peer, peer.served(one), other);
            case 8 -> answerInParts(number, peer.served(one), other);
            case 9 -> event(number, one, other);
            case 10 -> nowNs += NANOS_PER_MS * one * (other % 8 == 0 ? 1_000 : 1);
            default -> {
                if (one % 4 == 0) {
                    leave(number);
                } else {
                    send(number, frame(Frame.Kind.forNumber(1 + other % 20)).setCallId(OTHER_IDS + other), null);
                    if (1 + other % 20 == Frame.Kind.GOODBYE_VALUE) {
                        gone(number);
                    }
                }
            }
        }
    }

    private void request(int number, FuzzedPeer peer, long id, int how) {
        Frame.Builder request = frame(Frame.Kind.REQUEST).setCallId(id).setMethod(METHODS.get(how % METHODS.size()));
        int more = how / METHODS.size();
        if ((more & 1) != 0) {
            request.setRemainingNs(NANOS_PER_MS * (more + 1));
        }
        if ((more & 2) != 0) {
            request.setSupersedeKey("key");
        }
        if ((more & 4) != 0) {
            request.setIdempotencyKey("key-" + (more & 8));
        }
        request.setLaneValue(more >> 4);
        if (more == 63) {
            request.setTarget("fuzz-00000000");
        }
        peer.asks(id);
        send(number, request, new byte[how % 3]);
    }

    private void answer(int number, FuzzedPeer peer, long id, int how) {
        peer.answered(id);
        Frame.Builder end = frame(Frame.Kind.END).setCallId(id);
        if (how % 4 == 0) {
            end.setStatus(Status.newBuilder().setCode(how % 17));
        }
        send(number, end, new byte[how % 5]);
    }

    private void answerInParts(int number, long id, int how) {
        switch (how % 3) {
            case 0 -> send(number, frame(Frame.Kind.HEADERS).setCallId(id), null);
            case 1 -> send(number, frame(Frame.Kind.CREDIT).setCallId(id).setCredit(how), null);
            default -> send(number, frame(Frame.Kind.DATA).setCallId(id), new byte[how]);
        }
    }

    private void event(int number, int one, int other) {
        long id = OTHER_IDS + 2L * (one % 8);
        switch (other % 4) {
            case 0 ->
                send(number, frame(Frame.Kind.SUBSCRIBE).setCallId(id).setTopic(one > 200 ? "a..b" : "a.>"), null);
            case 1 -> send(number, frame(Frame.Kind.UNSUBSCRIBE).setCallId(id), null);
            case 2 -> send(number, frame(Frame.Kind.SETTLE).setCallId(id), null);
            default ->
                send(
                        number,
                        frame(Frame.Kind.EVENT)
                                .setCallId(id)
                                .setTopic("a.b")
                                .setEvent(EventInfo.newBuilder().setId("e" + one)),
                        new byte[other]);
        }
    }

    private void leave(int number) {
        send(number, frame(Frame.Kind.GOODBYE), null);
        gone(number);
    }

    private void gone(int number) {
        check(number);
        peers[number] = null;
    }

    private void send(int number, Frame.Builder frame, byte @Nullable [] payload) {
        agent.fromLocal(routes[number], payload == null ? Message.of(frame) : Message.of(frame, payload), null, nowNs);
    }

    /** Everybody leaves, and time passes: nothing may be left. */
    void end() {
        for (int number = 0; number < PEERS; number++) {
            if (peers[number] != null) {
                leave(number);
            }
        }
        agent.doWork(nowNs);
        nowNs += LONG.toNanos();
        agent.doWork(nowNs);
        require(agent.membership.peers().isEmpty(), "peers are left");
        require(agent.calls.inFlight() == 0, agent.calls.inFlight() + " calls are left");
        require(agent.registry.services().isEmpty(), "services are left");
    }

    private void check() {
        for (int number = 0; number < PEERS; number++) {
            if (peers[number] != null) {
                check(number);
            }
        }
        for (Peer peer : agent.membership.peers()) {
            Provider provider = peer.provider;
            if (provider != null) {
                int slots = Math.max(1, provider.ready.getSlots());
                require(
                        provider.serving >= 0 && provider.serving <= slots,
                        provider.serving + " of " + slots + " slots");
            }
            for (Call call : peer.calls.values()) {
                require(
                        !call.method.name().endsWith("Command") || peer.commands.containsKey(call.callerId),
                        "nobody is known to have made command " + call.callerId);
            }
            for (long id : peer.commands.keys()) {
                require(peer.calls.containsKey(id), "an identity is kept for call " + id + ", which is over");
            }
        }
    }

    private void check(int number) {
        FuzzedPeer peer = peers[number];
        require(peer.problem().isEmpty(), "peer " + number + " " + peer.problem());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    private static Frame.Builder ready(int slots) {
        return frame(Frame.Kind.READY)
                .setReady(Ready.newBuilder()
                        .setName("fuzz")
                        .addServices("fuzz.v1.Fuzz")
                        .setSlots(slots));
    }

    private static byte[] descriptors() {
        ServiceDescriptorProto.Builder service =
                ServiceDescriptorProto.newBuilder().setName("Fuzz");
        service.addMethodBuilder()
                .setName("Query")
                .setOptions(MethodOptions.newBuilder().setIdempotencyLevel(IdempotencyLevel.NO_SIDE_EFFECTS));
        service.addMethod(MethodDescriptorProto.newBuilder().setName("Command"));
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("fuzz/v1/fuzz.proto")
                        .setPackage("fuzz.v1")
                        .addService(service))
                .build()
                .toByteArray();
    }

    private static Frame.Builder frame(Frame.Kind kind) {
        return Frame.newBuilder().setKind(kind);
    }

    @Override
    public void close() {
        entrances.close();
    }
}
