package dev.aura.bus.durable;

import dev.aura.bus.journal.JournalConfig;
import dev.aura.bus.journal.SimulatedDisk;
import dev.aura.bus.journal.SteppedJournal;
import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Durable events on a simulated disk, with the time in the test's hand, and what was heard. */
final class Stage {

    static final JournalConfig JOURNAL =
            new JournalConfig(4_000, 8_192, 20_000, 1_000, 1 << 20, 4_096, Duration.ofMillis(1));
    static final DurableConfig CONFIG = new DurableConfig(
            50_000,
            Duration.ofDays(1),
            1 << 20,
            2_000,
            1_000,
            16,
            8,
            16,
            Duration.ofMillis(100),
            Duration.ofMillis(400));

    final SimulatedDisk disk;
    final List<String> heard = new ArrayList<>();
    SteppedJournal journal;
    DurableEvents events;
    long nowNs;
    long unixMs = 1_000_000;

    Stage(SimulatedDisk disk) {
        this.disk = disk;
        this.journal = SteppedJournal.open(disk, JOURNAL);
        this.events = open();
    }

    Stage() {
        this(new SimulatedDisk(new Random(5)));
    }

    private DurableEvents open() {
        return new DurableEvents(journal.journal(), CONFIG, () -> {}, () -> unixMs, nowNs);
    }

    /** The process ends in order and starts again. */
    void reopen() {
        events.close();
        journal.journal().close();
        journal = SteppedJournal.open(disk, JOURNAL);
        events = open();
    }

    /** The process is killed: what the journal has not written is gone. */
    void kill() {
        journal = SteppedJournal.open(disk, JOURNAL);
        events = open();
    }

    /** Works until there is nothing more to do at this time. */
    void settle() {
        int idle = 0;
        for (int i = 0; i < 1_000 && idle < 2; i++) {
            idle = journal.step(nowNs) + events.doWork(nowNs) == 0 ? idle + 1 : 0;
        }
    }

    void pass(Duration time) {
        nowNs += time.toNanos();
        unixMs += time.toMillis();
        settle();
    }

    void publish(String id, String topic) {
        events.publish(event(id, topic), new Publication() {
            @Override
            public void durable(long position, boolean duplicate) {
                heard.add((duplicate ? "again " : "safe ") + id);
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                heard.add("failed " + id + " " + Faults.reasonOf(reason));
            }
        });
    }

    static StoredEvent event(String id, String topic) {
        return new StoredEvent(id, topic, "publisher", new byte[] {1}, id.getBytes(StandardCharsets.UTF_8));
    }

    static SubscriptionSpec spec(String name, String pattern) {
        return new SubscriptionSpec(name, pattern, Duration.ofSeconds(1), 3, 4, SubscriptionSpec.Start.NEW);
    }

    static SubscriptionSpec all(String name, String pattern) {
        return new SubscriptionSpec(name, pattern, Duration.ofSeconds(1), 3, 100, SubscriptionSpec.Start.ALL);
    }

    Inbox subscribe(SubscriptionSpec spec) {
        Inbox inbox = new Inbox();
        events.subscribe(spec, "ada", inbox, change("subscribed " + spec.name()), nowNs);
        settle();
        return inbox;
    }

    Change change(String what) {
        return new Change() {
            @Override
            public void durable() {
                heard.add(what);
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                heard.add(what + " failed " + Faults.reasonOf(reason));
            }
        };
    }

    void accept(String name, Inbox inbox) {
        events.settle(name, inbox.take(), Outcome.ACCEPTED, "", nowNs);
        settle();
    }

    void reject(String name, Inbox inbox, String error) {
        events.settle(name, inbox.take(), Outcome.REJECTED, error, nowNs);
        settle();
    }

    /** A consumer that writes down {@code id#attempt}. */
    static final class Inbox implements Consumer {

        final List<String> got = new ArrayList<>();
        final List<Long> positions = new ArrayList<>();
        int room = Integer.MAX_VALUE;
        boolean detached;

        @Override
        public boolean offer(StoredEvent event, long position, int attempt) {
            if (room == 0) {
                return false;
            }
            room--;
            got.add(event.id() + "#" + attempt);
            positions.add(position);
            return true;
        }

        @Override
        public void detached() {
            detached = true;
        }

        /** What was got since the last time. */
        List<Long> take() {
            List<Long> taken = List.copyOf(positions);
            positions.clear();
            got.clear();
            return taken;
        }
    }
}
