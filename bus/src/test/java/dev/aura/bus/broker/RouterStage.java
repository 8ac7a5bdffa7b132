package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.LocalBroker.LocalPeer;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.Identity;
import dev.aura.bus.security.Security;
import dev.aura.bus.security.TokenRegister;
import dev.aura.bus.testing.ShortDirectory;
import dev.aura.bus.wire.Contexts;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import dev.aura.proto.bus.v1.Status;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** A router without threads and sockets: a test steps it, holds the clock, and is every peer. */
final class RouterStage implements AutoCloseable {

    static final String QUERY = "test.v1.Stage/Query";
    static final String COMMAND = "test.v1.Stage/Command";
    static final Duration SHARE_AGE = Duration.ofMillis(100);
    static final Duration RETURN_WAIT = Duration.ofSeconds(5);
    static final Duration COMMAND_KEPT = Duration.ofMinutes(10);

    final CallRouter router;
    final Post post;
    final Counters counters = new Counters();
    final AuditTrail audit;
    private final ZMQ.Context context = Contexts.open();
    private final Entrances entrances;
    private final Registry registry;
    private int peers;
    private long nextCallId = 1;

    long nowNs = 1_000_000_000L;

    RouterStage() {
        this(Duration.ZERO);
    }

    RouterStage(Duration hedgeAfter) {
        CallPolicy policy = new CallPolicy(SHARE_AGE, RETURN_WAIT, COMMAND_KEPT, hedgeAfter);
        BrokerConfig config =
                BrokerConfig.builder("test", security()).calls(policy).build();
        entrances = new Entrances(context, config, null);
        registry = new Registry(config.limits(), new Random(1));
        post = new Post(
                entrances,
                config.limits(),
                counters,
                new BlobLedger(config.blobs(), config.limits().payloadBytesMax()));
        audit = new AuditTrail(config.security().audit());
        router = new CallRouter(registry, post, config, counters, new CallLog(config.tracing(), audit));
    }

    private static Security security() {
        Path directory = ShortDirectory.create("aura-tokens-");
        return new Security(TokenRegister.open(directory, InstantSource.system()), AuditLog.open(directory, 1 << 20));
    }

    /** A peer of the test, and what it was sent. */
    static final class Actor implements LocalPeer {
        final ArrayDeque<Message> inbox = new ArrayDeque<>();
        final Peer peer;

        Actor(String name) {
            peer = new Peer(name, name, Hello.getDefaultInstance(), Identity.OWN_PROCESS, this, 0);
        }

        @Override
        public void onMessage(Message message) {
            inbox.add(message);
        }

        @Override
        public void onLeaving(Message message, @Nullable FrameSink opens) {
            // The test has no link of its own.
        }

        @Override
        public void onGone() {
            // The test says itself who is gone.
        }

        /** The next message, which has to be of that kind. */
        Message takes(Frame.Kind kind) {
            Message next = inbox.poll();
            if (next == null || next.kind() != kind) {
                throw new AssertionError(peer.instance + " got " + (next == null ? "nothing" : next.header()));
            }
            return next;
        }

        boolean isIdle() {
            return inbox.isEmpty();
        }
    }

    Actor caller() {
        return new Actor("caller-" + ++peers);
    }

    Actor provider(int slots) {
        Actor actor = new Actor("provider-" + ++peers);
        Provider provider = new Provider(
                actor.peer,
                Ready.newBuilder()
                        .setName("stage")
                        .addServices("test.v1.Stage")
                        .setSlots(slots)
                        .build());
        actor.peer.provider = provider;
        String problem = registry.add(provider, descriptors());
        assert problem.isEmpty() : problem;
        router.providerJoined(provider, nowNs);
        return actor;
    }

    /** The instance is gone. */
    void leaves(Actor actor) {
        actor.peer.gone = true;
        router.providerLeft(Objects.requireNonNull(actor.peer.provider));
    }

    /** Opens a call; its id. */
    long call(Actor caller, String method, String payload, Frame.Builder more) {
        long id = nextCallId;
        nextCallId += 2;
        Frame.Builder request = more.setKind(Frame.Kind.REQUEST).setCallId(id).setMethod(method);
        router.request(caller.peer, Message.of(request, payload.getBytes(StandardCharsets.UTF_8)), nowNs);
        return id;
    }

    long call(Actor caller, String method, String payload) {
        return call(caller, method, payload, Frame.newBuilder());
    }

    long command(Actor caller, String key, String payload) {
        return call(caller, COMMAND, payload, Frame.newBuilder().setIdempotencyKey(key));
    }

    void cancel(Actor caller, long id) {
        router.fromCaller(
                caller.peer,
                Message.of(Frame.newBuilder().setKind(Frame.Kind.CANCEL).setCallId(id)));
    }

    void answers(Actor provider, Message request, String answer) {
        Frame.Builder end = Frame.newBuilder().setKind(Frame.Kind.END).setCallId(request.callId());
        router.fromProvider(provider.peer, Message.of(end, answer.getBytes(StandardCharsets.UTF_8)), nowNs);
    }

    void fails(Actor provider, Message request, Code code) {
        Frame.Builder end = Frame.newBuilder()
                .setKind(Frame.Kind.END)
                .setCallId(request.callId())
                .setStatus(Status.newBuilder().setCode(code.value()));
        router.fromProvider(provider.peer, Message.of(end), nowNs);
    }

    void passes(Duration time) {
        nowNs += time.toNanos();
        router.expire(nowNs);
    }

    static String text(Message message) {
        return new String(message.payloadOrEmpty(), StandardCharsets.UTF_8);
    }

    static String reason(Message end) {
        return end.header().getStatus().getReason();
    }

    private static FileDescriptorSet descriptors() {
        List<MethodDescriptorProto> methods = new ArrayList<>();
        methods.add(method("Query", IdempotencyLevel.NO_SIDE_EFFECTS));
        methods.add(method("Command", IdempotencyLevel.IDEMPOTENCY_UNKNOWN));
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("test/v1/stage.proto")
                        .setPackage("test.v1")
                        .addService(ServiceDescriptorProto.newBuilder()
                                .setName("Stage")
                                .addAllMethod(methods)))
                .build();
    }

    private static MethodDescriptorProto method(String name, IdempotencyLevel level) {
        return MethodDescriptorProto.newBuilder()
                .setName(name)
                .setOptions(MethodOptions.newBuilder().setIdempotencyLevel(level))
                .build();
    }

    @Override
    public void close() {
        entrances.close();
        context.close();
    }
}
