package dev.aura.bus.durable;

import dev.aura.bus.journal.Journal;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Durable events and subscriptions.
 *
 * <p><b>Promises.</b> A publication that was acknowledged is delivered to every durable subscription that matches and stood when it was
 * acknowledged, at least once, until it is accepted or has become a dead letter; crashes and power cuts included. First deliveries come in the
 * order of publication. A publication that comes again under the same id is acknowledged and not delivered again.
 *
 * <p><b>How.</b> All that must survive is an {@link Entry} in the journal, and the {@link State} is what reading the journal gives. What was
 * accepted is written without waiting: losing that only means one more delivery. A dead letter replaces its event only when it is
 * durable.
 *
 * <p>Driven by one thread, which calls everything here and passes {@link System#nanoTime()} in, so tests step it; the
 * journal's thread only fills a queue and calls {@code wake}.
 */
public final class DurableEvents implements AutoCloseable {

    private static final int OUTCOMES_PER_TURN = 4_096;
    private static final long COMPACTION_EVERY_NS = 100_000_000;
    private static final long PAUSE_NS = 5_000_000_000L;
    private static final long IDLE_NS = 1_000_000_000;
    private static final Logger LOG = Logger.getLogger(DurableEvents.class.getName());

    private final LongSupplier unixMs;
    private final EntryLog log;
    private final RecentEvents recent;
    private final State state;
    private final Deliveries deliveries;
    private final Compaction compaction;
    private final Publishing publishing;
    private final Subscribing subscribing;
    private final Settlements settlements;
    private final LetterBox letterBox;
    private long compactAtNs;

    /**
     * Reads the journal, which stays the caller's to close.
     *
     * @param wake makes the driving thread call {@link #doWork}; called by any thread. A consumer that refused a delivery does the same
     *     when it has room again
     * @param unixMs wall clock, for the age of events and dead letters
     */
    public DurableEvents(Journal journal, DurableConfig config, Runnable wake, LongSupplier unixMs, long nowNs) {
        this.recent = new RecentEvents(config.recentBytesMax(), journal.nextPosition());
        this.unixMs = unixMs;
        this.log = new EntryLog(journal, wake);
        this.state = State.read(log, config, nowNs);
        this.deliveries = new Deliveries(log, recent, config);
        this.compaction = new Compaction(state, log);
        this.publishing = new Publishing(state, log, recent, config.journalBytesMax());
        this.subscribing = new Subscribing(state, log, deliveries, compaction, config.subscriptionsMax());
        this.settlements = new Settlements(state, log, recent, compaction, config, unixMs);
        this.letterBox = new LetterBox(state, log, recent);
        this.compactAtNs = nowNs;
    }

    /**
     * Publishes an event. The outcome is told at once where it was published before, and in a later {@link #doWork} otherwise.
     *
     * @throws StatusRuntimeException INVALID_ARGUMENT {@code BAD_EVENT}; RESOURCE_EXHAUSTED {@code JOURNAL_QUEUE_FULL} or {@code
     *     JOURNAL_FULL}; UNAVAILABLE as of {@link Journal#append}
     */
    public void publish(StoredEvent event, Publication publication) {
        publishing.publish(event, publication, unixMs.getAsLong());
    }

    /**
     * Makes a durable subscription, or goes on with the one of this name, and gives it a consumer in place of the one that it may have.
     * Deliveries come from a later {@link #doWork} on, when the subscription is durable.
     *
     * @param owner who it belongs to where it is new
     * @throws StatusRuntimeException FAILED_PRECONDITION {@code SUBSCRIPTION_DIFFERS} where the name stands for another pattern;
     *     RESOURCE_EXHAUSTED {@code TOO_MANY_SUBSCRIPTIONS} or {@code SUBSCRIPTION_BUSY}
     */
    public void subscribe(SubscriptionSpec spec, String owner, Consumer consumer, Change change, long nowNs) {
        subscribing.subscribe(spec, new Origin(owner, unixMs.getAsLong()), consumer, change, nowNs);
    }

    /**
     * A consumer is gone; does nothing where another has taken over. What it had is delivered again to the next one; only the oldest of
     * these deliveries counts, as it is the one that the consumer may have died of.
     */
    public void detach(String name, Consumer consumer, long nowNs) {
        subscribing.detach(name, consumer, nowNs);
    }

    /**
     * Deletes a subscription. Its dead letters stay.
     *
     * @param check throws where it must stay; it sees the subscription as it stands when its turn has come
     * @throws StatusRuntimeException NOT_FOUND {@code NO_SUCH_SUBSCRIPTION}
     */
    public void unsubscribe(String name, java.util.function.Consumer<SubscriptionStatus> check, Change change) {
        subscribing.unsubscribe(name, check, change);
    }

    /**
     * Settles deliveries. What is not unsettled, since it was settled before, is passed over.
     *
     * @param error why it failed, where it was rejected
     * @return how many were unsettled
     * @throws StatusRuntimeException NOT_FOUND {@code NO_SUCH_SUBSCRIPTION}
     */
    public int settle(String name, List<Long> positions, Outcome outcome, String error, long nowNs) {
        return settlements.settle(state.require(name), positions, outcome, error, nowNs);
    }

    /** A bounded amount of work; returns how much was done. */
    public int doWork(long nowNs) {
        int work = log.tellOutcomes(OUTCOMES_PER_TURN);
        for (Subscription subscription : List.copyOf(state.subscriptions.values())) {
            work += turn(subscription, nowNs);
        }
        Subscription furthest = state.furthestBehind();
        recent.dropBefore(furthest == null ? Long.MAX_VALUE : furthest.lowest());
        if (nowNs - compactAtNs >= 0) {
            compactAtNs = nowNs + COMPACTION_EVERY_NS;
            compaction.step(unixMs.getAsLong());
        }
        return work;
    }

    /** How long there is nothing to do unless something comes, in nanoseconds; at most a second. */
    public long idleNs(long nowNs) {
        if (log.hasOutcomes()) {
            return 0;
        }
        long idle = IDLE_NS;
        for (Subscription subscription : state.subscriptions.values()) {
            Unsettled lease = subscription.firstLease();
            Unsettled waiting = subscription.consumer == null ? null : subscription.firstWaiting();
            idle = Math.min(idle, lease == null ? IDLE_NS : lease.dueNs - nowNs);
            idle = Math.min(idle, waiting == null ? IDLE_NS : waiting.dueNs - nowNs);
        }
        return Math.max(0, idle);
    }

    /** The dead letters without payloads, newest first. */
    public List<DeadLetter> deadLetters() {
        return state.letters.newest();
    }

    /** The dead letters of an event with their payloads, one for each subscription that gave it up. */
    public List<DeadLetter> deadLetters(String eventId) {
        return letterBox.show(eventId);
    }

    /**
     * Makes the dead letters of an event events of their subscriptions again.
     *
     * @param change told for each of them
     * @return how many
     * @throws StatusRuntimeException FAILED_PRECONDITION {@code NO_SUCH_SUBSCRIPTION} where one of them was deleted
     */
    public int replay(String eventId, Change change) {
        return letterBox.replay(eventId, change, unixMs.getAsLong());
    }

    /**
     * Throws the dead letters of an event away.
     *
     * @param change told for each of them
     * @return how many
     */
    public int discard(String eventId, Change change) {
        return letterBox.discard(eventId, change);
    }

    /** The subscriptions as they stand. */
    public List<SubscriptionStatus> subscriptions() {
        long end = log.toldEnd();
        return state.subscriptions.values().stream()
                .map(each -> each.status(end))
                .toList();
    }

    /** Writes down what was accepted, and ends. */
    @Override
    public void close() {
        state.subscriptions.values().forEach(settlements::noteProgress);
        deliveries.close();
    }

    private int turn(Subscription subscription, long nowNs) {
        int work = 0;
        if (nowNs >= subscription.pausedUntilNs) {
            try {
                settlements.expireLeases(subscription, nowNs);
                work = deliveries.turn(subscription, nowNs);
            } catch (StatusRuntimeException e) {
                LOG.log(
                        Level.SEVERE,
                        e,
                        () -> "durable subscription " + subscription.name() + " cannot read its events");
                deliveries.forget(subscription);
                subscription.pausedUntilNs = nowNs + PAUSE_NS;
            }
        }
        settlements.noteProgress(subscription);
        return work;
    }
}
