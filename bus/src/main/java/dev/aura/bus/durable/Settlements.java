package dev.aura.bus.durable;

import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Ends deliveries: accepted, failed and tried again, or given up. */
final class Settlements {

    private static final int WHOLE_STATE_EVERY = 4_096;
    private static final int PROGRESS_MAX = 65_536;
    private static final int ERROR_CHARACTERS_MAX = 1_000;
    private static final String LEASE_EXPIRED = "the lease expired: nothing was heard of the delivery";

    private final State state;
    private final EntryLog log;
    private final RecentEvents recent;
    private final DurableConfig config;
    private final LongSupplier unixMs;
    private final Compaction compaction;

    Settlements(
            State state,
            EntryLog log,
            RecentEvents recent,
            Compaction compaction,
            DurableConfig config,
            LongSupplier unixMs) {
        this.state = state;
        this.log = log;
        this.recent = recent;
        this.compaction = compaction;
        this.config = config;
        this.unixMs = unixMs;
    }

    int settle(Subscription subscription, List<Long> positions, Outcome outcome, String error, long nowNs) {
        int count = 0;
        for (long position : positions) {
            Unsettled event = subscription.unsettledAt(position);
            if (event != null && event.state != Unsettled.State.BURYING) {
                settle(subscription, event, outcome, error, nowNs);
                count++;
            }
        }
        return count;
    }

    void expireLeases(Subscription subscription, long nowNs) {
        Unsettled first = subscription.firstLease();
        while (first != null && first.dueNs - nowNs <= 0) {
            fail(subscription, first, LEASE_EXPIRED, nowNs);
            first = subscription.firstLease();
        }
    }

    /** Writes what was accepted since the last time; now and then the whole state, so that there is not too much to read one day. */
    void noteProgress(Subscription subscription) {
        if (subscription.deleted || subscription.progress().isEmpty()) {
            return;
        }
        if (subscription.progress().size() > PROGRESS_MAX) {
            subscription.progressNoted(); // not writable for long: after a crash these are delivered once more
        } else {
            Entry entry = new Entry.Settled(subscription.name(), subscription.progress());
            if (log.tryAppend(entry, position -> {}, () -> {})) {
                subscription.progressNoted();
            }
        }
        if (subscription.settledSinceHome() >= WHOLE_STATE_EVERY) {
            compaction.carry(subscription);
        }
    }

    private void settle(Subscription subscription, Unsettled event, Outcome outcome, String error, long nowNs) {
        switch (outcome) {
            case ACCEPTED -> subscription.settle(event, true);
            case REJECTED -> fail(subscription, event, error, nowNs);
            case RELEASED -> subscription.release(event, nowNs);
        }
    }

    private void fail(Subscription subscription, Unsettled event, String error, long nowNs) {
        String shortened = error.length() > ERROR_CHARACTERS_MAX ? error.substring(0, ERROR_CHARACTERS_MAX) : error;
        Attempts attempts = new Attempts(event.attempts.count(), shortened);
        if (attempts.count() < subscription.spec().deliveriesMax() || !bury(subscription, event, attempts, nowNs)) {
            subscription.await(event, attempts, nowNs + config.backoffNs(attempts.count()));
            log.tryAppend(new Entry.Failed(subscription.name(), event.position, attempts), position -> {}, () -> {});
        }
    }

    /** Gives an event up; false where that is not possible now, and it must be tried again. */
    private boolean bury(Subscription subscription, Unsettled event, Attempts attempts, long nowNs) {
        KeptEvent kept = state.letters.size() < config.deadLettersMax() ? eventAt(event.position) : null;
        if (kept == null) {
            return false;
        }
        DeadLetter letter = new DeadLetter(
                subscription.name(),
                event.position,
                attempts.count(),
                attempts.error(),
                unixMs.getAsLong(),
                kept.event());
        boolean taken = log.tryAppend(
                new Entry.Buried(letter),
                position -> {
                    state.letters.add(letter, position);
                    subscription.settle(event, false);
                },
                () -> subscription.await(event, attempts, nowNs + config.backoffNs(attempts.count())));
        if (taken) {
            subscription.bury(event, attempts);
        }
        return taken;
    }

    private @Nullable KeptEvent eventAt(long position) {
        KeptEvent event = recent.at(position);
        return event == null ? log.eventAt(position) : event;
    }
}
