package dev.aura.bus.durable;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to the consumers of subscriptions: first deliveries in the order of the journal, so in that of each publisher and topic;
 * further ones when they are due, before new ones.
 */
final class Deliveries {

    /** Records that a subscription may pass over in one turn. */
    private static final int PASSED_MAX = 512;

    private final EntryLog log;
    private final RecentEvents recent;
    private final DurableConfig config;

    /** Where subscriptions read that are behind what is in memory. */
    private final Map<Subscription, CatchUp> readers = new HashMap<>();

    Deliveries(EntryLog log, RecentEvents recent, DurableConfig config) {
        this.log = log;
        this.recent = recent;
        this.config = config;
    }

    /** One turn of one subscription: again what is due, then what is new. Returns what was done. */
    int turn(Subscription subscription, long nowNs) {
        Consumer consumer = subscription.consumer;
        int again = consumer == null ? 0 : deliverAgain(subscription, consumer, nowNs);
        Unsettled due = subscription.firstWaiting();
        boolean refused = consumer != null && due != null && due.dueNs - nowNs <= 0;
        return refused ? again : again + pass(subscription, nowNs);
    }

    /** Forgets where a subscription was reading. */
    void forget(Subscription subscription) {
        CatchUp reader = readers.remove(subscription);
        if (reader != null) {
            reader.close();
        }
    }

    void close() {
        readers.values().forEach(CatchUp::close);
        readers.clear();
    }

    private int deliverAgain(Subscription subscription, Consumer consumer, long nowNs) {
        int count = 0;
        Unsettled due = subscription.firstWaiting();
        while (due != null && due.dueNs - nowNs <= 0 && subscription.hasRoom() && count < PASSED_MAX) {
            KeptEvent event = recent.at(due.position);
            if (event == null) {
                event = log.eventAt(due.position);
            }
            if (event == null) {
                subscription.settle(due, true); // released: it was settled before the journal was compacted
            } else if (consumer.offer(event.event(), due.position, due.attempts.count() + 1)) {
                subscription.deliver(due, leaseEndNs(subscription, nowNs));
            } else {
                break;
            }
            count++;
            due = subscription.firstWaiting();
        }
        return count;
    }

    /** Passes over what is not for the subscription, and delivers what is, until there is no more or no room. */
    private int pass(Subscription subscription, long nowNs) {
        int passed = 0;
        for (; passed < PASSED_MAX; passed++) {
            long before = subscription.next;
            KeptEvent event = peek(subscription);
            if (event == null) {
                return subscription.next > before ? passed + 1 : passed;
            }
            subscription.next = event.position();
            if (subscription.wasSettled(event.position()) || !subscription.hears(event)) {
                subscription.next++;
            } else if (!deliverFirst(subscription, event, nowNs)) {
                return passed;
            }
        }
        return passed;
    }

    private boolean deliverFirst(Subscription subscription, KeptEvent event, long nowNs) {
        Consumer consumer = subscription.consumer;
        if (consumer == null || !subscription.hasRoom() || subscription.waitingCount() >= config.waitingMax()) {
            return false;
        }
        int attempt = subscription.attemptsAt(event.position()) + 1;
        if (!consumer.offer(event.event(), event.position(), attempt)) {
            return false;
        }
        subscription.deliverFirst(event.position(), leaseEndNs(subscription, nowNs));
        return true;
    }

    /** The next event at or after the subscription's place; null where there is none yet. */
    private @Nullable KeptEvent peek(Subscription subscription) {
        if (!recent.covers(subscription.next)) {
            KeptEvent event = readOn(subscription);
            if (event != null || !recent.covers(subscription.next)) {
                return event;
            }
        }
        forget(subscription);
        KeptEvent event = recent.from(subscription.next);
        if (event == null) {
            subscription.next = Math.max(subscription.next, log.toldEnd());
        }
        return event;
    }

    /** Reads from the journal up to an event or to what is in memory. */
    private @Nullable KeptEvent readOn(Subscription subscription) {
        subscription.next = Math.max(subscription.next, log.journal().firstPosition());
        CatchUp reader = readers.get(subscription);
        if (reader == null || reader.position() > subscription.next) {
            forget(subscription);
            reader = new CatchUp(log.journal().reader(subscription.next));
            readers.put(subscription, reader);
        }
        for (int i = 0; i < PASSED_MAX && !recent.covers(subscription.next); i++) {
            if (!reader.reach(subscription.next)) {
                return null;
            }
            KeptEvent event = reader.event();
            if (event != null) {
                return event;
            }
            subscription.next = reader.position() + 1;
        }
        return null;
    }

    private static long leaseEndNs(Subscription subscription, long nowNs) {
        return nowNs + subscription.spec().lease().toNanos();
    }
}
