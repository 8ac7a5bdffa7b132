package dev.aura.bus.durable;

import dev.aura.bus.durable.SubscriptionSpec.Start;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes and deletes subscriptions, and gives them consumers. While one is being made or deleted, what else is asked of it waits: what the
 * journal says of it would depend on the order otherwise.
 */
final class Subscribing {

    private static final int WAITING_MAX = 16;

    private final State state;
    private final EntryLog log;
    private final Deliveries deliveries;
    private final Compaction compaction;
    private final int subscriptionsMax;
    private final Map<String, List<Runnable>> changing = new HashMap<>();

    Subscribing(State state, EntryLog log, Deliveries deliveries, Compaction compaction, int subscriptionsMax) {
        this.state = state;
        this.log = log;
        this.deliveries = deliveries;
        this.compaction = compaction;
        this.subscriptionsMax = subscriptionsMax;
    }

    void subscribe(SubscriptionSpec spec, Origin origin, Consumer consumer, Change change, long nowNs) {
        if (isPostponed(spec.name(), () -> subscribe(spec, origin, consumer, change, nowNs), change)) {
            return;
        }
        Subscription known = state.subscriptions.get(spec.name());
        if (known == null) {
            make(spec, origin, consumer, change, nowNs);
            return;
        }
        requireSamePattern(known.spec(), spec);
        SubscriptionSpec asked = spec.startingAt(known.spec().start()); // it is not new
        if (!known.spec().equals(asked)) {
            known.spec(asked);
            compaction.carry(known);
        }
        attach(known, consumer, nowNs);
        change.durable();
    }

    void detach(String name, Consumer consumer, long nowNs) {
        if (isPostponed(name, () -> detach(name, consumer, nowNs), null)) {
            return;
        }
        Subscription subscription = state.subscriptions.get(name);
        if (subscription != null && consumer.equals(subscription.consumer)) {
            subscription.consumer = null;
            subscription.releaseDelivered(nowNs);
        }
    }

    void unsubscribe(String name, java.util.function.Consumer<SubscriptionStatus> check, Change change) {
        if (isPostponed(name, () -> unsubscribe(name, check, change), change)) {
            return;
        }
        Subscription subscription = state.require(name);
        check.accept(subscription.status(log.toldEnd()));
        log.appendOrThrow(
                new Entry.Unsubscribed(name),
                position -> {
                    remove(subscription);
                    change.durable();
                    changed(name);
                },
                reason -> {
                    subscription.deleted = false;
                    change.failed(reason);
                    changed(name);
                });
        subscription.deleted = true;
        changing.put(name, new ArrayList<>());
    }

    private void make(SubscriptionSpec spec, Origin origin, Consumer consumer, Change change, long nowNs) {
        requireRoom();
        long next = spec.start() == Start.ALL ? 1 : 0;
        log.appendOrThrow(
                new Entry.Subscribed(spec, origin, next, Map.of()),
                position -> {
                    Subscription made = new Subscription(spec, origin, next == 0 ? position + 1 : next);
                    made.home = position;
                    state.subscriptions.put(spec.name(), made);
                    attach(made, consumer, nowNs);
                    change.durable();
                    changed(spec.name());
                },
                reason -> {
                    change.failed(reason);
                    changed(spec.name());
                });
        changing.put(spec.name(), new ArrayList<>());
    }

    private void remove(Subscription subscription) {
        state.subscriptions.remove(subscription.name());
        deliveries.forget(subscription);
        Consumer consumer = subscription.consumer;
        if (consumer != null) {
            consumer.detached();
        }
    }

    private static void attach(Subscription subscription, Consumer consumer, long nowNs) {
        Consumer before = subscription.consumer;
        if (before != null) {
            subscription.releaseDelivered(nowNs);
            before.detached();
        }
        subscription.consumer = consumer;
    }

    /** Whether a subscription is being made or deleted; if so, what is asked for waits for that. */
    private boolean isPostponed(String name, Runnable then, @Nullable Change change) {
        List<Runnable> waiting = changing.get(name);
        if (waiting == null) {
            return false;
        }
        // A detach is never refused; each has a subscribe before it, so they are bounded too.
        if (change != null && waiting.size() >= WAITING_MAX) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "SUBSCRIPTION_BUSY",
                    waiting.size() + " changes of the durable subscription " + name
                            + " wait for the disk; try again later");
        }
        waiting.add(() -> {
            try {
                then.run();
            } catch (StatusRuntimeException e) {
                if (change != null) {
                    change.failed(e);
                }
            }
        });
        return true;
    }

    private void changed(String name) {
        List<Runnable> waiting = changing.remove(name);
        if (waiting != null) {
            waiting.forEach(Runnable::run);
        }
    }

    private void requireRoom() {
        if (state.subscriptions.size() >= subscriptionsMax) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "TOO_MANY_SUBSCRIPTIONS",
                    "there are " + state.subscriptions.size()
                            + " durable subscriptions, the most that are allowed; delete one");
        }
    }

    private static void requireSamePattern(SubscriptionSpec known, SubscriptionSpec asked) {
        if (!known.pattern().equals(asked.pattern())) {
            throw Faults.of(
                    Code.FAILED_PRECONDITION,
                    "SUBSCRIPTION_DIFFERS",
                    "the durable subscription " + known.name() + " hears " + known.pattern() + ", not "
                            + asked.pattern() + "; use another name, or delete it first");
        }
    }
}
