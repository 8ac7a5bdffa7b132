package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.client.MeshClient;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The kinds of messages of a soak, how each is sent, and what came of them. One thread sends. */
final class SoakLoad {

    /** Subscribers that hear each event while they listen. */
    private static final int SUBSCRIBERS = 2;

    private static final int PAYLOAD_BYTES = 256;
    private static final int DEADLINE_SECONDS = 30;
    private static final int PROBLEMS_SHOWN = 5;
    private static final int UNSETTLED_MAX = 1_000;
    private static final String EVENTS = "soak.event";
    private static final String DURABLE_EVENTS = "soak.durable";

    private final SoakTally queries;
    private final SoakTally commands;
    private final SoakTally events;
    private final SoakTally fsynced;
    private final SoakTally delivered;
    private final List<Heard> heard = new ArrayList<>();
    private final BitSet heardDurably = new BitSet();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong problems = new AtomicLong();
    private final MeshClient caller;
    private final MeshClient publisher;
    private long sent;
    private int durable;

    SoakLoad(BenchMesh mesh, long timedFromNs) {
        queries = new SoakTally("queries", timedFromNs);
        commands = new SoakTally("commands", timedFromNs);
        events = new SoakTally("events, to each of " + SUBSCRIBERS, timedFromNs);
        fsynced = new SoakTally("durable events, fsynced", timedFromNs);
        delivered = new SoakTally("durable events, delivered", timedFromNs);
        caller = mesh.connect();
        publisher = mesh.connect();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            Heard each = new Heard();
            heard.add(each);
            mesh.connect().events().subscribe(EVENTS, event -> {
                each.note(event.getSequence());
                events.done(dueNs(payload(event)));
            });
        }
        mesh.connect()
                .events()
                .subscribeDurably(
                        DURABLE_EVENTS,
                        Durable.newBuilder()
                                .setName("soak")
                                .setUnsettledMax(UNSETTLED_MAX)
                                .build(),
                        (event, attempt) -> deliver(event));
    }

    /** Of 20 messages in a row on average 8 are queries, 4 commands, 7 events and 1 a durable event. */
    void send(int outOf20, long dueNs) {
        sent++;
        if (outOf20 < 8) {
            call(queries, BenchEcho.LOOK, CallOptions.DEFAULT, dueNs);
        } else if (outOf20 < 12) {
            CallOptions keyed = CallOptions.DEFAULT.withOption(MeshCallOptions.IDEMPOTENCY_KEY, Long.toString(sent));
            call(commands, BenchEcho.ECHO, keyed, dueNs);
        } else if (outOf20 < 19) {
            events.expect(SUBSCRIBERS);
            publisher.events().publish(EVENTS, BytesValue.of(payload(dueNs)));
        } else {
            publishDurably(dueNs);
        }
    }

    List<SoakTally> tallies() {
        return List.of(queries, commands, events, fsynced, delivered);
    }

    /** Messages that have not come to their end, or have failed. */
    long open() {
        return tallies().stream().mapToLong(SoakTally::lost).sum();
    }

    /** Events heard behind a newer one. */
    long late() {
        return heard.stream().mapToLong(Heard::late).sum();
    }

    /** Durable events that came more than once. */
    long again() {
        return again.get();
    }

    private void call(
            SoakTally tally, MethodDescriptor<PublishRequest, PublishRequest> method, CallOptions options, long dueNs) {
        tally.expect(1);
        PublishRequest request =
                PublishRequest.newBuilder().setPayload(payload(dueNs)).build();
        CallOptions timed =
                options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS).withExecutor(Runnable::run);
        ClientCalls.asyncUnaryCall(
                caller.channel().newCall(method, timed), request, new StreamObserver<PublishRequest>() {
                    @Override
                    public void onNext(PublishRequest answer) {
                        if (answer.equals(request)) {
                            tally.done(dueNs);
                        }
                    }

                    @Override
                    public void onError(Throwable problem) {
                        show(tally, problem);
                    }

                    @Override
                    public void onCompleted() {}
                });
    }

    private void publishDurably(long dueNs) {
        fsynced.expect(1);
        delivered.expect(1);
        EventInfo info = EventInfo.newBuilder()
                .setId("soak-" + ++durable)
                .setSequence(durable)
                .build();
        var ignored = publisher
                .events()
                .publishDurably(DURABLE_EVENTS, info, payload(dueNs).toByteArray())
                .outcome()
                .whenComplete((done, problem) -> {
                    if (problem == null) {
                        fsynced.done(dueNs);
                    } else {
                        show(fsynced, problem);
                    }
                });
        assert ignored != null;
    }

    private void deliver(Event event) {
        int sequence = (int) event.getSequence();
        if (heardDurably.get(sequence)) {
            again.incrementAndGet();
            return;
        }
        heardDurably.set(sequence);
        delivered.done(dueNs(event.getPayload()));
    }

    private void show(SoakTally tally, Throwable problem) {
        if (problems.incrementAndGet() <= PROBLEMS_SHOWN) {
            System.err.println(tally.what() + ": " + problem);
        }
    }

    /** Each is different, so that no two queries share an execution. */
    private ByteString payload(long dueNs) {
        return ByteString.copyFrom(ByteBuffer.allocate(PAYLOAD_BYTES)
                .putLong(0, dueNs)
                .putLong(Long.BYTES, sent)
                .array());
    }

    private static long dueNs(ByteString payload) {
        return payload.asReadOnlyByteBuffer().getLong();
    }

    private static ByteString payload(Event event) {
        try {
            return BytesValue.parseFrom(event.getPayload()).getValue();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("event " + event.getId() + " holds no BytesValue", e);
        }
    }
}
