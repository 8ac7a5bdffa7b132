package dev.aura.bus.durable;

import java.util.List;
import java.util.Map;

/** What a record of the journal says. Everything that must survive is one of these; {@link EntryCodec} has their bytes. */
sealed interface Entry {

    /** An event was published. */
    record Published(StoredEvent event, long unixMs) implements Entry {}

    /**
     * The whole state of a subscription; what was said of it before does not matter any more. Every matching event before {@code next} that
     * is not unsettled is settled, and none from {@code next} on.
     *
     * @param next 0 stands for the position after this record
     */
    record Subscribed(SubscriptionSpec spec, Origin origin, long next, Map<Long, Attempts> unsettled)
            implements Entry {}

    /** A subscription was deleted. */
    record Unsubscribed(String name) implements Entry {}

    /** A subscription accepted these. */
    record Settled(String name, List<Long> positions) implements Entry {}

    /** A delivery failed. */
    record Failed(String name, long position, Attempts attempts) implements Entry {}

    /** A subscription gave up an event. */
    record Buried(DeadLetter letter) implements Entry {}

    /** A dead letter is an event of its subscription again, at the position of this record. */
    record Replayed(String name, long position, StoredEvent event, long unixMs) implements Entry {}

    /** A dead letter was thrown away. */
    record Discarded(String name, long position) implements Entry {}

    /** Publications whose own records are about to be released. */
    record Seen(Map<String, Long> ids) implements Entry {}
}
