package dev.aura.bus.broker;

import dev.aura.bus.durable.DurableConfig;
import dev.aura.bus.durable.DurableEvents;
import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.journal.Journal;
import dev.aura.bus.journal.JournalConfig;
import dev.aura.bus.journal.JournalFiles;
import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The journal and what it holds: opened at the start where there is one, else when the first durable event is asked for. */
final class DurableStore {

    private static final Logger LOG = Logger.getLogger(DurableStore.class.getName());

    private final @Nullable Path directory;
    private final Runnable wake;

    /** Patterns of durable subscriptions; they are few, and a topic is looked for with each event. */
    private final Map<String, TopicPattern> patterns = new HashMap<>();

    private @Nullable Journal journal;
    private @Nullable DurableEvents events;
    private @Nullable StatusRuntimeException broken;

    /**
     * @param directory of the journal; null for a broker that keeps nothing
     * @param wake makes the broker do a turn, from any thread
     */
    DurableStore(@Nullable Path directory, Runnable wake) {
        this.directory = directory;
        this.wake = wake;
        if (exists()) {
            try {
                open();
            } catch (StatusRuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "durable events are refused: " + e.getMessage());
            }
        }
    }

    /** Whether there is something kept. */
    boolean exists() {
        return events != null || (directory != null && Files.isDirectory(directory));
    }

    boolean isOpen() {
        return events != null;
    }

    /** Whether a durable subscription hears this topic. */
    boolean wants(String topic) {
        for (TopicPattern pattern : patterns.values()) {
            if (pattern.matches(topic)) {
                return true;
            }
        }
        return false;
    }

    /** A durable subscription to this pattern stands. */
    void subscribed(String pattern) {
        patterns.put(pattern, TopicPattern.of(pattern));
    }

    /** A durable subscription was deleted: what no other one hears is no longer kept. */
    void unsubscribed() {
        patterns.clear();
        open().subscriptions().forEach(each -> subscribed(each.spec().pattern()));
    }

    /**
     * The durable events.
     *
     * @throws StatusRuntimeException why there are none: the broker keeps nothing, or the journal cannot be opened
     */
    DurableEvents open() {
        DurableEvents current = events;
        if (current != null) {
            return current;
        }
        if (broken != null) {
            throw broken;
        }
        if (directory == null) {
            throw Faults.of(Code.UNIMPLEMENTED, "NOTHING_KEPT", "this broker has no directory for durable events");
        }
        return open(directory);
    }

    void close() {
        if (events != null) {
            events.close();
            events = null;
        }
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    private DurableEvents open(Path place) {
        try {
            Files.createDirectories(place);
            Journal opened = Journal.open(JournalFiles.at(place), JournalConfig.DEFAULTS);
            journal = opened;
            DurableEvents read = new DurableEvents(
                    opened, DurableConfig.DEFAULTS, wake, System::currentTimeMillis, System.nanoTime());
            read.subscriptions().forEach(each -> subscribed(each.spec().pattern()));
            events = read;
            return read;
        } catch (IOException e) {
            broken = Faults.of(Code.UNAVAILABLE, "JOURNAL_UNREADABLE", "cannot open the journal in " + place, e);
        } catch (StatusRuntimeException e) {
            broken = e;
        } catch (RuntimeException e) {
            broken = Faults.of(Code.DATA_LOSS, "JOURNAL_CORRUPT", "journal in " + place + ": " + e.getMessage(), e);
        }
        throw broken;
    }
}
