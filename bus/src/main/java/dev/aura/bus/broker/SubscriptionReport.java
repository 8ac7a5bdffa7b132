package dev.aura.bus.broker;

import com.google.protobuf.Timestamp;
import dev.aura.bus.durable.DurableEvents;
import dev.aura.bus.durable.SubscriptionStatus;
import dev.aura.proto.mesh.v1.DurableSubscription;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the durable subscriptions stand, for people. */
final class SubscriptionReport {

    private static final int MS_PER_SECOND = 1_000;
    private static final int NANOS_PER_MS = 1_000_000;

    private final DurableEvents events;
    private final UnaryOperator<String> subscriberOf;

    /**
     * @param subscriberOf instance that is connected to the subscription of a name; empty where none is
     */
    SubscriptionReport(DurableEvents events, UnaryOperator<String> subscriberOf) {
        this.events = events;
        this.subscriberOf = subscriberOf;
    }

    List<DurableSubscription> all() {
        return events.subscriptions().stream()
                .map(this::one)
                .sorted(Comparator.comparing(DurableSubscription::getName))
                .toList();
    }

    DurableSubscription one(SubscriptionStatus status) {
        String name = status.spec().name();
        DurableSubscription.Builder one = DurableSubscription.newBuilder()
                .setName(name)
                .setPattern(status.spec().pattern())
                .setOwner(status.origin().owner())
                .setPosition(status.position())
                .setBacklog(status.behind())
                .setInLease(status.leased())
                .setWaiting(status.waiting())
                .setDeadLetters(events.deadLetters().stream()
                        .filter(letter -> letter.subscription().equals(name))
                        .count())
                .setConnected(status.attached());
        if (status.attached()) {
            one.setSubscriber(subscriberOf.apply(name));
        }
        long madeMs = status.origin().unixMs();
        if (madeMs != 0) {
            one.setCreatedAt(Timestamp.newBuilder()
                    .setSeconds(madeMs / MS_PER_SECOND)
                    .setNanos((int) (madeMs % MS_PER_SECOND) * NANOS_PER_MS));
        }
        return one.build();
    }
}
