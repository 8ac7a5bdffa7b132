package dev.aura.bus.durable;

import dev.aura.bus.events.TopicPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one durable subscription. Everything it hears before {@link #next} is settled or in {@link #unsettled}; from there on
 * nothing was delivered since the start. What was settled beyond before a crash is in {@link #settledBeyond}.
 */
final class Subscription {

    private static final int TOPICS_MAX = 4_096;

    private static final Comparator<Unsettled> BY_TIME =
            Comparator.<Unsettled>comparingLong(each -> each.dueNs).thenComparingLong(each -> each.position);

    private SubscriptionSpec spec;
    private Origin origin;
    private final TopicPattern pattern;
    private final Map<String, Boolean> matches = new HashMap<>();

    /** First position that was not looked at. */
    long next;

    /** Position of the record that holds the whole state; 0 while there is none. */
    long home;

    private final TreeMap<Long, Unsettled> unsettled = new TreeMap<>();

    /** Those of them that the consumer has, in the order of their leases, which are all of one length. */
    private final LinkedHashMap<Long, Unsettled> delivered = new LinkedHashMap<>();

    private final TreeSet<Unsettled> waiting = new TreeSet<>(BY_TIME);
    private final Set<Long> settledBeyond = new HashSet<>();
    private final Map<Long, Attempts> attemptsBeyond = new HashMap<>();

    /** Accepted, and not yet written to the journal. */
    private List<Long> progress = new ArrayList<>();

    private int settledSinceHome;

    /** Whether its end is on the way to the disk: nothing may be said of it after that. */
    boolean deleted;

    /** Its events cannot be read at present, and are tried again then. */
    long pausedUntilNs = Long.MIN_VALUE;

    @Nullable
    Consumer consumer;

    Subscription(SubscriptionSpec spec, Origin origin, long next) {
        this.spec = spec;
        this.origin = origin;
        this.pattern = TopicPattern.of(spec.pattern());
        this.next = next;
    }

    SubscriptionSpec spec() {
        return spec;
    }

    void spec(SubscriptionSpec changed) {
        spec = changed;
    }

    String name() {
        return spec.name();
    }

    /** Whether an event is for this subscription. */
    boolean hears(KeptEvent event) {
        String onlyFor = event.onlyFor();
        if (onlyFor != null) {
            return onlyFor.equals(name());
        }
        if (matches.size() > TOPICS_MAX) {
            matches.clear();
        }
        return matches.computeIfAbsent(event.event().topic(), pattern::matches);
    }

    /** Everything before this position is done with. */
    long lowest() {
        return unsettled.isEmpty() ? next : unsettled.firstKey();
    }

    /** How it stands, where the journal ends before {@code end}. */
    SubscriptionStatus status(long end) {
        return new SubscriptionStatus(
                spec, origin, consumer != null, next, Math.max(0, end - next), delivered.size(), waiting.size());
    }

    int waitingCount() {
        return waiting.size();
    }

    boolean hasRoom() {
        return delivered.size() < spec.unsettledMax();
    }

    @Nullable
    Unsettled unsettledAt(long position) {
        return unsettled.get(position);
    }

    /** The delivery whose lease ends first. */
    @Nullable
    Unsettled firstLease() {
        Map.Entry<Long, Unsettled> first = delivered.firstEntry();
        return first == null ? null : first.getValue();
    }

    /** The event whose next delivery is due first. */
    @Nullable
    Unsettled firstWaiting() {
        return waiting.isEmpty() ? null : waiting.first();
    }

    /** Whether an event that is looked at for the first time since the start was settled before. */
    boolean wasSettled(long position) {
        return settledBeyond.remove(position);
    }

    /** The first delivery since the start. */
    Unsettled deliverFirst(long position, long leaseEndNs) {
        Attempts before = attemptsBeyond.getOrDefault(position, Attempts.NONE);
        attemptsBeyond.remove(position);
        Unsettled first = new Unsettled(position, before, Unsettled.State.WAITING, 0);
        unsettled.put(position, first);
        next = position + 1;
        deliver(first, leaseEndNs);
        return first;
    }

    /** How often an event that is looked at for the first time was delivered before a crash. */
    int attemptsAt(long position) {
        return attemptsBeyond.getOrDefault(position, Attempts.NONE).count();
    }

    void deliver(Unsettled event, long leaseEndNs) {
        leave(event);
        event.state = Unsettled.State.DELIVERED;
        event.attempts = new Attempts(event.attempts.count() + 1, event.attempts.error());
        event.dueNs = leaseEndNs;
        delivered.put(event.position, event);
    }

    void await(Unsettled event, Attempts attempts, long dueNs) {
        leave(event);
        event.state = Unsettled.State.WAITING;
        event.attempts = attempts;
        event.dueNs = dueNs;
        unsettled.put(event.position, event);
        waiting.add(event);
    }

    void bury(Unsettled event, Attempts attempts) {
        leave(event);
        event.state = Unsettled.State.BURYING;
        event.attempts = attempts;
    }

    /** Ends it; what is accepted must also be noted in the journal, what has a dead letter is. */
    void settle(Unsettled event, boolean noteInJournal) {
        leave(event);
        unsettled.remove(event.position);
        settledSinceHome++;
        if (noteInJournal) {
            progress.add(event.position);
        }
    }

    /** It was not tried: it is delivered again at once, and this delivery does not count. */
    void release(Unsettled event, long nowNs) {
        boolean counted = event.state == Unsettled.State.DELIVERED;
        int count = counted ? event.attempts.count() - 1 : event.attempts.count();
        await(event, new Attempts(count, event.attempts.error()), nowNs);
    }

    /** A consumer is gone: what it had is delivered again, and only the oldest counts, as it is the one that it may have died of. */
    void releaseDelivered(long nowNs) {
        boolean oldest = true;
        for (Unsettled event : List.copyOf(delivered.values())) {
            if (oldest) {
                await(event, event.attempts, nowNs);
            } else {
                release(event, nowNs);
            }
            oldest = false;
        }
    }

    List<Long> progress() {
        return progress;
    }

    void progressNoted() {
        progress = new ArrayList<>();
    }

    int settledSinceHome() {
        return settledSinceHome;
    }

    /** The whole state as an entry. */
    Entry.Subscribed toEntry() {
        Map<Long, Attempts> open = new LinkedHashMap<>();
        unsettled.forEach((position, event) -> open.put(position, event.attempts));
        settledSinceHome = 0;
        return new Entry.Subscribed(spec, origin, next, open);
    }

    /** While the journal is read: takes over the whole state. */
    void restore(Entry.Subscribed entry, long position, long nowNs) {
        spec = entry.spec();
        origin = entry.origin();
        next = entry.next() == 0 ? position + 1 : entry.next();
        home = position;
        unsettled.clear();
        waiting.clear();
        settledBeyond.clear();
        attemptsBeyond.clear();
        entry.unsettled().forEach((each, attempts) -> {
            Unsettled open = new Unsettled(each, attempts, Unsettled.State.WAITING, nowNs);
            await(open, attempts, nowNs);
        });
    }

    /** While the journal is read: an event was settled. */
    void restoreSettled(long position) {
        Unsettled open = unsettled.get(position);
        if (open != null) {
            leave(open);
            unsettled.remove(position);
        } else if (position >= next) {
            settledBeyond.add(position);
            attemptsBeyond.remove(position);
        }
    }

    /** While the journal is read: a delivery had failed. */
    void restoreFailed(long position, Attempts attempts) {
        Unsettled open = unsettled.get(position);
        if (open != null) {
            open.attempts = attempts;
        } else if (position >= next) {
            attemptsBeyond.put(position, attempts);
        }
    }

    private void leave(Unsettled event) {
        delivered.remove(event.position);
        waiting.remove(event);
    }
}
