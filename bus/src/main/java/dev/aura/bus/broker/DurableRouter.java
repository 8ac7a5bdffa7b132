package dev.aura.bus.broker;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.durable.Change;
import dev.aura.bus.durable.Consumer;
import dev.aura.bus.durable.DeadLetter;
import dev.aura.bus.durable.DurableEvents;
import dev.aura.bus.durable.Outcome;
import dev.aura.bus.durable.Publication;
import dev.aura.bus.durable.StoredEvent;
import dev.aura.bus.durable.SubscriptionSpec;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.LongMap;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Delivery;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.bus.v1.Settlement;
import dev.aura.proto.mesh.v1.DurableSubscription;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Durable events of peers: frames on one side, {@link DurableStore} on the other. */
final class DurableRouter {

    private static final Logger LOG = Logger.getLogger(DurableRouter.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int DELIVERIES_MAX = 5;
    private static final int UNSETTLED_MAX = 64;
    private static final long RETRY_NS = 1_000_000;

    private final DurableStore store;
    private final Post post;
    private final Map<Peer, LongMap<Attached>> attached = new HashMap<>();
    private boolean refused;

    DurableRouter(DurableStore store, Post post) {
        this.store = store;
        this.post = post;
    }

    /** A peer wants to know that its event is on the disk. */
    void publish(Peer publisher, Message event) {
        long callId = event.callId();
        try {
            store.open().publish(stored(publisher.instance, event), new Publication() {
                @Override
                public void durable(long position, boolean duplicate) {
                    post.send(publisher, acknowledged(callId));
                }

                @Override
                public void failed(StatusRuntimeException reason) {
                    post.send(publisher, end(callId, reason));
                }
            });
        } catch (StatusRuntimeException e) {
            post.send(publisher, end(callId, e));
        }
    }

    /** Keeps an event for the durable subscriptions that match, where there are any; its publisher does not wait for that. */
    void keep(String publisher, Message event) {
        if (!store.wants(event.header().getTopic())) {
            return;
        }
        try {
            store.open().publish(stored(publisher, event), new Publication() {
                @Override
                public void durable(long position, boolean duplicate) {
                    // Nobody asked.
                }

                @Override
                public void failed(StatusRuntimeException reason) {
                    LOG.log(Level.WARNING, reason, () -> "an event was not kept for its durable subscriptions");
                }
            });
        } catch (StatusRuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "an event was not kept for its durable subscriptions");
        }
    }

    void subscribe(Peer peer, Message subscribe, long nowNs) {
        long callId = subscribe.callId();
        Frame header = subscribe.header();
        try {
            SubscriptionSpec spec = spec(header.getTopic(), header.getDurable());
            if (isAttached(peer, callId, spec.name())) {
                // Said twice: it must not take over from itself. The answer to the first one is for both.
                return;
            }
            Attached consumer = new Attached(peer, callId, spec.name());
            String owner = owner(peer, header.getDurable());
            store.open().subscribe(spec, owner, consumer, standing(peer, callId, spec.pattern()), nowNs);
            var before = attached.computeIfAbsent(peer, p -> new LongMap<>()).put(callId, consumer);
            assert before == null || before.name.equals(spec.name()) : "call ids are used once";
        } catch (StatusRuntimeException e) {
            post.send(peer, end(callId, e));
        }
    }

    /** Who has proved to be behind the connection; a caller of the mesh's own rpc is whom the mesh says. */
    private static String owner(Peer peer, Durable durable) {
        boolean said = peer.local != null && !durable.getOwner().isEmpty();
        return said ? durable.getOwner() : peer.identity.name();
    }

    private boolean isAttached(Peer peer, long callId, String name) {
        LongMap<Attached> ofPeer = attached.get(peer);
        Attached known = ofPeer == null ? null : ofPeer.get(callId);
        return known != null && known.name.equals(name);
    }

    /** What became of deliveries. */
    void settle(Peer peer, Message settle, long nowNs) {
        LongMap<Attached> ofPeer = attached.get(peer);
        Attached consumer = ofPeer == null ? null : ofPeer.get(settle.callId());
        if (consumer == null) {
            return;
        }
        Settlement settlement = settle.header().getSettlement();
        Outcome outcome = switch (settlement.getOutcome()) {
            case ACCEPTED -> Outcome.ACCEPTED;
            case REJECTED -> Outcome.REJECTED;
            case RELEASED, OUTCOME_UNSPECIFIED, UNRECOGNIZED -> Outcome.RELEASED;
        };
        try {
            int settled = store.open()
                    .settle(consumer.name, settlement.getPositionsList(), outcome, settlement.getError(), nowNs);
            assert settled <= settlement.getPositionsCount() : "each position is settled once";
        } catch (StatusRuntimeException e) {
            post.send(peer, end(settle.callId(), e));
        }
    }

    /** Ends a connection to a durable subscription, which itself stays; true when there was one. */
    boolean unsubscribe(Peer peer, long callId, long nowNs) {
        LongMap<Attached> ofPeer = attached.get(peer);
        Attached consumer = ofPeer == null ? null : ofPeer.remove(callId);
        if (consumer == null) {
            return false;
        }
        store.open().detach(consumer.name, consumer, nowNs);
        return true;
    }

    void peerLeft(Peer peer, long nowNs) {
        LongMap<Attached> ofPeer = attached.remove(peer);
        if (ofPeer != null) {
            ofPeer.values().forEach(consumer -> store.open().detach(consumer.name, consumer, nowNs));
        }
    }

    int doWork(long nowNs) {
        refused = false;
        return store.isOpen() ? store.open().doWork(nowNs) : 0;
    }

    /** When there is something to do though nothing comes, at most {@code limitNs} from now. */
    long untilNextNs(long nowNs, long limitNs) {
        if (!store.isOpen()) {
            return limitNs;
        }
        return Math.min(limitNs, refused ? RETRY_NS : store.open().idleNs(nowNs));
    }

    List<DeadLetter> deadLetters() {
        return store.exists() ? store.open().deadLetters() : List.of();
    }

    List<DeadLetter> deadLetters(String eventId) {
        return store.exists() ? store.open().deadLetters(eventId) : List.of();
    }

    /** The durable subscriptions, by name. */
    List<DurableSubscription> subscriptions() {
        return store.exists() ? new SubscriptionReport(store.open(), this::subscriberOf).all() : List.of();
    }

    /** Deletes a durable subscription; tells how it stood once that is on the disk. */
    void delete(
            SubscriptionDeletion deletion,
            java.util.function.Consumer<DurableSubscription> done,
            java.util.function.Consumer<StatusRuntimeException> failed) {
        DurableSubscription[] stood = {DurableSubscription.getDefaultInstance()};
        try {
            if (!store.exists()) {
                throw deletion.unknown();
            }
            DurableEvents events = store.open();
            SubscriptionReport report = new SubscriptionReport(events, this::subscriberOf);
            events.unsubscribe(
                    deletion.name(),
                    status -> {
                        deletion.require(status);
                        stood[0] = report.one(status);
                    },
                    new Change() {
                        @Override
                        public void durable() {
                            store.unsubscribed();
                            done.accept(stood[0]);
                        }

                        @Override
                        public void failed(StatusRuntimeException reason) {
                            failed.accept(reason);
                        }
                    });
        } catch (StatusRuntimeException e) {
            failed.accept(e);
        }
    }

    private String subscriberOf(String name) {
        for (Map.Entry<Peer, LongMap<Attached>> ofPeer : attached.entrySet()) {
            if (ofPeer.getValue().values().stream().anyMatch(each -> each.name.equals(name))) {
                return ofPeer.getKey().instance;
            }
        }
        return "";
    }

    /** Makes dead letters events again; tells, once all of that is on the disk, how many they were. */
    void replay(List<String> eventIds, IntConsumer done, java.util.function.Consumer<StatusRuntimeException> failed) {
        Replays replays = new Replays(done, failed);
        try {
            int count = 0;
            for (String id : eventIds) {
                count += store.open().replay(id, replays);
            }
            replays.expect(count);
        } catch (StatusRuntimeException e) {
            replays.failed(e);
        }
    }

    void close() {
        store.close();
    }

    private Change standing(Peer peer, long callId, String pattern) {
        return new Change() {
            @Override
            public void durable() {
                store.subscribed(pattern);
                post.send(peer, acknowledged(callId));
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                post.send(peer, end(callId, reason));
            }
        };
    }

    private static SubscriptionSpec spec(String pattern, Durable durable) {
        return new SubscriptionSpec(
                durable.getName(),
                pattern,
                durable.getLeaseMs() == 0 ? LEASE : Duration.ofMillis(durable.getLeaseMs()),
                durable.getDeliveriesMax() == 0 ? DELIVERIES_MAX : durable.getDeliveriesMax(),
                durable.getUnsettledMax() == 0 ? UNSETTLED_MAX : durable.getUnsettledMax(),
                durable.getStart() == Durable.Start.ALL ? SubscriptionSpec.Start.ALL : SubscriptionSpec.Start.NEW);
    }

    private static StoredEvent stored(String publisher, Message event) {
        Frame header = event.header();
        byte[] kept = Frame.newBuilder()
                .setKind(Frame.Kind.EVENT)
                .setTopic(header.getTopic())
                .setEvent(header.getEvent())
                .setTraceparent(header.getTraceparent())
                .setSource(publisher)
                .build()
                .toByteArray();
        return new StoredEvent(header.getEvent().getId(), header.getTopic(), publisher, kept, event.payloadOrEmpty());
    }

    private static Message acknowledged(long callId) {
        return Message.of(Frame.newBuilder()
                .setKind(Frame.Kind.ACK)
                .setCallId(callId)
                .setGuarantee(Guarantee.newBuilder().setLevel(Guarantee.Level.FSYNCED)));
    }

    private static Message end(long callId, StatusRuntimeException e) {
        String reason = Faults.reasonOf(e);
        return Replies.end(
                callId,
                e.getStatus().getCode(),
                reason == null ? "INTERNAL" : reason,
                String.valueOf(e.getStatus().getDescription()));
    }

    /** A peer that receives the deliveries of a durable subscription. */
    private final class Attached implements Consumer {

        private final Peer peer;
        private final long callId;
        private final String name;

        Attached(Peer peer, long callId, String name) {
            this.peer = peer;
            this.callId = callId;
            this.name = name;
        }

        @Override
        public boolean offer(StoredEvent event, long position, int attempt) {
            if (peer.gone || !post.hasRoomForEvent(peer)) {
                refused = true;
                return false;
            }
            try {
                Frame.Builder header = Frame.parseFrom(event.header()).toBuilder()
                        .setCallId(callId)
                        .setDelivery(Delivery.newBuilder().setPosition(position).setAttempt(attempt));
                return post.send(peer, Message.of(header, event.payload()));
            } catch (InvalidProtocolBufferException e) {
                throw Faults.of(
                        Code.DATA_LOSS, "JOURNAL_CORRUPT", "event " + event.id() + " has no readable header", e);
            }
        }

        @Override
        public void detached() {
            LongMap<Attached> ofPeer = attached.get(peer);
            if (ofPeer != null) {
                ofPeer.remove(callId);
            }
            post.send(
                    peer,
                    Replies.end(
                            callId,
                            Code.ABORTED,
                            "TAKEN_OVER",
                            "another subscriber took over the durable subscription " + name + ", or it was deleted"));
        }
    }

    /** Waits for several changes. */
    private static final class Replays implements Change {

        private final IntConsumer done;
        private final java.util.function.Consumer<StatusRuntimeException> failed;
        private int expected = -1;
        private int durable;
        private boolean over;

        Replays(IntConsumer done, java.util.function.Consumer<StatusRuntimeException> failed) {
            this.done = done;
            this.failed = failed;
        }

        void expect(int count) {
            expected = count;
            tell();
        }

        @Override
        public void durable() {
            durable++;
            tell();
        }

        @Override
        public void failed(StatusRuntimeException reason) {
            if (!over) {
                over = true;
                failed.accept(reason);
            }
        }

        private void tell() {
            if (!over && durable == expected) {
                over = true;
                done.accept(durable);
            }
        }
    }
}
