package dev.aura.bus.durable;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes publications: each id once. */
final class Publishing {

    private static final int CHARACTERS_MAX = 255;

    private final State state;
    private final EntryLog log;
    private final RecentEvents recent;
    private final long journalBytesMax;

    /** Publications on their way to the disk, with those that came again meanwhile. */
    private final Map<String, List<Publication>> underWay = new HashMap<>();

    Publishing(State state, EntryLog log, RecentEvents recent, long journalBytesMax) {
        this.state = state;
        this.log = log;
        this.recent = recent;
        this.journalBytesMax = journalBytesMax;
    }

    void publish(StoredEvent event, Publication publication, long unixMs) {
        requireShort(event);
        Long before = state.seen.positionOf(event.id());
        List<Publication> same = underWay.get(event.id());
        if (before != null) {
            publication.durable(before, true);
        } else if (same != null) {
            same.add(publication);
        } else {
            requireSpace();
            log.appendOrThrow(
                    new Entry.Published(event, unixMs),
                    position -> published(position, event, unixMs),
                    reason -> take(event.id()).forEach(each -> each.failed(reason)));
            underWay.put(event.id(), new ArrayList<>(List.of(publication)));
        }
    }

    private void published(long position, StoredEvent event, long unixMs) {
        recent.add(state.published(position, event, unixMs));
        List<Publication> heard = take(event.id());
        for (int i = 0; i < heard.size(); i++) {
            heard.get(i).durable(position, i > 0);
        }
    }

    private List<Publication> take(String id) {
        List<Publication> heard = underWay.remove(id);
        return heard == null ? List.of() : heard;
    }

    private void requireSpace() {
        long bytes = log.journal().retainedBytes();
        Subscription furthest = bytes > journalBytesMax ? state.furthestBehind() : null;
        if (furthest != null) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "JOURNAL_FULL",
                    "the journal has " + bytes + " bytes (at most " + journalBytesMax
                            + "), held back by the durable subscription " + furthest.name() + ", which is "
                            + (log.journal().nextPosition() - furthest.lowest())
                            + " records behind; start its subscriber or delete it");
        }
    }

    private static void requireShort(StoredEvent event) {
        if (event.id().isEmpty()
                || event.id().length() > CHARACTERS_MAX
                || event.topic().length() > CHARACTERS_MAX
                || event.publisher().length() > CHARACTERS_MAX) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_EVENT",
                    "a durable event needs an id, and its id, topic and publisher have at most " + CHARACTERS_MAX
                            + " characters; its id is '" + event.id() + "'");
        }
    }
}
