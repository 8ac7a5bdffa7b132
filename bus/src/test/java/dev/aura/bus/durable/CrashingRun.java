package dev.aura.bus.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.journal.JournalConfig;
import dev.aura.bus.journal.SimulatedDisk;
import dev.aura.bus.journal.SteppedJournal;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One journal, its publishers and subscribers, through several crashes; and what must hold whatever happens. */
final class CrashingRun {

    private static final JournalConfig JOURNAL =
            new JournalConfig(4_000, 8_192, 20_000, 200, 1 << 20, 4_096, Duration.ofMillis(1));
    private static final DurableConfig CONFIG = new DurableConfig(
            20_000,
            Duration.ofMinutes(1),
            1 << 20,
            3_000,
            100_000,
            8,
            8,
            8,
            Duration.ofMillis(5),
            Duration.ofMillis(20));
    private static final List<String> TOPICS = List.of("a.x", "a.y", "b.x");
    private static final Map<String, String> PATTERNS = Map.of("one", "a.*", "two", "*.x", "three", ">");
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final int STEPS_MAX = 400;
    private static final int OPERATIONS_MAX = 600;
    private static final long STEP_NS_MAX = 4_000_000;

    private final Random random;
    private SimulatedDisk disk;
    private SteppedJournal journal;
    private DurableEvents events;
    private long nowNs;
    private int nextId;

    /** Subscriptions that certainly stand. */
    private final Map<String, Expected> expected = new HashMap<>();

    /** Deliveries that may be unsettled; seldom changed, since a change writes the whole state anew. */
    private final Map<String, Integer> limits = new HashMap<>();

    private final Map<String, Reader> attached = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, String> unacknowledged = new LinkedHashMap<>();
    private final Map<String, String> topics = new HashMap<>();

    /** Since the last crash: what was delivered, and the newest first delivery of each subscription and topic. */
    private final Set<String> delivered = new HashSet<>();

    private final Map<String, Long> lastFirst = new HashMap<>();
    private long deliveries;
    private long released;

    /** What a subscription must hear, and what it has done with. */
    private static final class Expected {
        final Set<String> due = new HashSet<>();
        final Set<String> done = new HashSet<>();
    }

    CrashingRun(Random random) {
        this.random = random;
        this.disk = new SimulatedDisk(random);
        this.journal = SteppedJournal.open(disk, JOURNAL);
        this.events = openEvents();
    }

    long acknowledged() {
        return positions.size();
    }

    long deliveries() {
        return deliveries;
    }

    long released() {
        return released;
    }

    void run(int crashes) {
        for (int i = 0; i < crashes; i++) {
            disk.cutAfter(random.nextInt(OPERATIONS_MAX));
            try {
                reopen();
                for (int step = random.nextInt(STEPS_MAX); step > 0; step--) {
                    act();
                }
                crash();
            } catch (SimulatedDisk.PowerCutError e) {
                crash();
            }
        }
        disk.cutAfter(Long.MAX_VALUE);
        reopen();
        settleAll();
        check();
    }

    private void crash() {
        if (random.nextInt(3) == 0) {
            disk.revive();
        } else {
            disk = disk.restart();
        }
    }

    private void reopen() {
        disk.failForces(0);
        attached.clear();
        delivered.clear();
        lastFirst.clear();
        journal = SteppedJournal.open(disk, JOURNAL);
        events = openEvents();
        released += journal.journal().firstPosition() - 1;
    }

    private DurableEvents openEvents() {
        return new DurableEvents(journal.journal(), CONFIG, () -> {}, () -> nowNs / 1_000_000, nowNs);
    }

    private void act() {
        nowNs += random.nextLong(STEP_NS_MAX);
        try {
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4, 5, 6 -> publishNew();
                case 7 -> publishAgain();
                case 8, 9 -> subscribe();
                case 10 -> detach();
                case 11 -> unsubscribe();
                case 12 -> replayOrDiscard();
                case 13 -> disk.failForces(random.nextInt(4) == 0 ? 1 : 0);
                case 14, 15, 16, 17, 18 -> attached.values().forEach(this::settleSome);
                default -> {
                    journal.step(nowNs);
                    events.doWork(nowNs);
                }
            }
        } catch (StatusRuntimeException e) {
            // The disk failed a moment ago, or there is too much: refused, so nothing is promised.
        }
    }

    private void publishNew() {
        String id = "e" + nextId++;
        String topic = TOPICS.get(random.nextInt(TOPICS.size()));
        topics.put(id, topic);
        unacknowledged.put(id, topic);
        publish(id, topic);
    }

    private void publishAgain() {
        List<String> ids = new ArrayList<>(random.nextBoolean() ? unacknowledged.keySet() : topics.keySet());
        if (!ids.isEmpty()) {
            String id = ids.get(random.nextInt(ids.size()));
            publish(id, topic(id));
        }
    }

    private void publish(String id, String topic) {
        List<Expected> standing = expected.entrySet().stream()
                .filter(each -> hears(each.getKey(), topic))
                .map(Map.Entry::getValue)
                .toList();
        StoredEvent event = new StoredEvent(id, topic, "p" + topic, new byte[3], new byte[random.nextInt(200)]);
        events.publish(event, new Publication() {
            @Override
            public void durable(long position, boolean duplicate) {
                Long before = positions.putIfAbsent(id, position);
                assertThat(before == null ? position : before)
                        .as("position of %s", id)
                        .isEqualTo(position);
                unacknowledged.remove(id);
                if (!duplicate) {
                    standing.forEach(subscription -> subscription.due.add(id));
                }
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                // Not acknowledged.
            }
        });
    }

    private void subscribe() {
        if (random.nextInt(50) == 0) {
            limits.clear();
        }
        subscribe(List.copyOf(PATTERNS.keySet()).get(random.nextInt(PATTERNS.size())));
    }

    private void subscribe(String name) {
        Reader reader = new Reader(name);
        SubscriptionSpec spec = new SubscriptionSpec(
                name,
                pattern(name),
                Duration.ofMillis(50),
                3,
                limits.computeIfAbsent(name, fresh -> 1 + random.nextInt(6)),
                random.nextBoolean() ? SubscriptionSpec.Start.NEW : SubscriptionSpec.Start.ALL);
        events.subscribe(
                spec,
                "ada",
                reader,
                change(() -> {
                    attached.put(name, reader);
                    expected.computeIfAbsent(name, fresh -> new Expected());
                }),
                nowNs);
    }

    private void detach() {
        if (!attached.isEmpty()) {
            String name = attached.keySet().iterator().next();
            Reader reader = attached.remove(name);
            if (reader != null) {
                events.detach(name, reader, nowNs);
            }
        }
    }

    private void unsubscribe() {
        if (random.nextInt(10) == 0 && !expected.isEmpty()) {
            String name = List.copyOf(expected.keySet()).get(random.nextInt(expected.size()));
            // From the moment it is asked for, nobody knows whether it stands.
            expected.remove(name);
            events.unsubscribe(name, status -> {}, change(() -> {
                expected.remove(name);
                lastFirst.keySet().removeIf(key -> key.startsWith(name));
            }));
        }
    }

    private void replayOrDiscard() {
        List<DeadLetter> letters = events.deadLetters();
        if (!letters.isEmpty()) {
            String id = letters.get(random.nextInt(letters.size())).event().id();
            if (random.nextBoolean()) {
                events.replay(id, change(() -> {}));
            } else {
                for (DeadLetter letter : events.deadLetters(id)) {
                    Expected subscription = expected.get(letter.subscription());
                    if (subscription != null) {
                        subscription.done.add(id);
                    }
                }
                events.discard(id, change(() -> {}));
            }
        }
    }

    private void settleSome(Reader reader) {
        for (Delivery delivery : List.copyOf(reader.open)) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            reader.open.remove(delivery);
            Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            settle(reader, delivery, outcome);
        }
    }

    private void settle(Reader reader, Delivery delivery, Outcome outcome) {
        int count = events.settle(reader.name, List.of(delivery.position()), outcome, "no", nowNs);
        Expected subscription = expected.get(reader.name);
        if (count == 1 && outcome == Outcome.ACCEPTED && subscription != null) {
            subscription.done.add(delivery.id());
        }
    }

    /** Everybody behaves, nothing fails, and time passes. */
    private void settleAll() {
        PATTERNS.keySet().forEach(this::subscribe);
        for (int i = 0; i < 2_000; i++) {
            nowNs += STEP_NS_MAX;
            journal.step(nowNs);
            events.doWork(nowNs);
            for (Reader reader : List.copyOf(attached.values())) {
                for (Delivery delivery : List.copyOf(reader.open)) {
                    reader.open.remove(delivery);
                    settle(reader, delivery, Outcome.ACCEPTED);
                }
            }
        }
        assertThat(events.subscriptions()).hasSize(PATTERNS.size()).allSatisfy(status -> {
            assertThat(status.leased() + status.waiting())
                    .as(status.spec().name())
                    .isZero();
            assertThat(status.behind()).as(status.spec().name()).isLessThan(20);
        });
    }

    private void check() {
        events.deadLetters().forEach(letter -> {
            Expected subscription = expected.get(letter.subscription());
            if (subscription != null) {
                subscription.done.add(letter.event().id());
            }
            assertThat(events.deadLetters(letter.event().id())).isNotEmpty();
        });
        expected.forEach((name, subscription) ->
                assertThat(subscription.done).as("done with by %s", name).containsAll(subscription.due));
    }

    private String topic(String id) {
        return topics.getOrDefault(id, TOPICS.getFirst());
    }

    private static String pattern(String name) {
        return PATTERNS.getOrDefault(name, ">");
    }

    private static boolean hears(String name, String topic) {
        return TopicPattern.of(pattern(name)).matches(topic);
    }

    private static Change change(Runnable durable) {
        return new Change() {
            @Override
            public void durable() {
                durable.run();
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                // It does not stand.
            }
        };
    }

    /** A delivery that is not settled. */
    private record Delivery(String id, long position) {}

    /** A consumer that checks what it gets. */
    private final class Reader implements Consumer {

        final String name;
        final List<Delivery> open = new ArrayList<>();

        Reader(String name) {
            this.name = name;
        }

        @Override
        public boolean offer(StoredEvent event, long position, int attempt) {
            if (random.nextInt(5) == 0) {
                return false;
            }
            deliveries++;
            assertThat(hears(name, event.topic())).isTrue();
            assertThat(event.topic()).isEqualTo(topic(event.id()));
            if (attempt == 1 && delivered.add(name + position)) {
                Long before = lastFirst.put(name + event.topic(), position);
                assertThat(before == null ? 0 : before)
                        .as("order of %s", event.topic())
                        .isLessThan(position);
            }
            open.add(new Delivery(event.id(), position));
            return true;
        }

        @Override
        public void detached() {
            open.clear();
        }
    }
}
