package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.DurablePublication;
import dev.aura.proto.bus.v1.EventInfo;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes durable events, a few at a time. Of two kinds: one has a single event of a topic under way, and sends what was not acknowledged
 * again under its id until it is; the other has several of a topic under way, and gives up what was not acknowledged. Whoever did both would
 * himself change the order: a connection may come back between two sends, so that the second arrives and the first does not.
 */
final class CrashPublisher implements Runnable {

    private static final int WINDOW_MAX = 8;
    private static final int PAYLOAD_MAX = 512;
    private static final long ANSWER_SECONDS = 60;
    private static final long RETRY_MS = 20;

    private final int number;
    private final boolean repeats;
    private final MeshClient client;
    private final Random random;
    private final CrashTopics acknowledged;
    private final int[] sequences;
    private final AtomicLong again = new AtomicLong();
    private volatile boolean stopping;

    CrashPublisher(int number, MeshClient client, Random random, CrashTopics acknowledged, int topics) {
        this.number = number;
        this.repeats = number % 2 == 0;
        this.client = client;
        this.random = random;
        this.acknowledged = acknowledged;
        this.sequences = new int[topics];
    }

    /** An event of ours, the same each time it is sent. */
    private record Planned(int topic, String id, int sequence, ByteString payload) {}

    void stop() {
        stopping = true;
    }

    /** Publications that were sent again. */
    long again() {
        return again.get();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                List<Planned> left = window();
                while (!left.isEmpty()) {
                    left = publish(left);
                }
                TimeUnit.MICROSECONDS.sleep(random.nextInt(2_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Planned> window() {
        List<Planned> window = new ArrayList<>();
        int first = random.nextInt(sequences.length);
        int count = 1 + random.nextInt(repeats ? sequences.length : WINDOW_MAX);
        for (int i = 0; i < count; i++) {
            int topic = repeats ? (first + i) % sequences.length : random.nextInt(sequences.length);
            byte[] payload = new byte[random.nextInt(PAYLOAD_MAX)];
            random.nextBytes(payload);
            int sequence = ++sequences[topic];
            window.add(new Planned(
                    topic, CrashTopics.id(number, topic, sequence), sequence, ByteString.copyFrom(payload)));
        }
        return window;
    }

    /** Sends all and waits; returns those to be sent again. */
    private List<Planned> publish(List<Planned> window) throws InterruptedException {
        List<CompletableFuture<Void>> outcomes = new ArrayList<>();
        for (Planned event : window) {
            outcomes.add(send(event).outcome());
        }
        List<Planned> failed = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            if (isAcknowledged(window.get(i), outcomes.get(i))) {
                CrashTopics.Heard heard = acknowledged.hear(window.get(i).id());
                assert heard == CrashTopics.Heard.FIRST : "each is acknowledged once";
            } else {
                failed.add(window.get(i));
            }
        }
        if (!failed.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        }
        if (!repeats) {
            return List.of();
        }
        again.addAndGet(failed.size());
        return failed;
    }

    private DurablePublication send(Planned event) {
        EventInfo info = EventInfo.newBuilder()
                .setId(event.id())
                .setSequence(event.sequence())
                .build();
        return client.events()
                .publishDurably(
                        CrashTopics.topic(event.topic()), info, event.payload().toByteArray());
    }

    private static boolean isAcknowledged(Planned event, CompletableFuture<Void> outcome) throws InterruptedException {
        try {
            outcome.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StatusRuntimeException) {
                return false;
            }
            throw new IllegalStateException(event.id(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer to " + event.id() + " in " + ANSWER_SECONDS + " s", e);
        }
    }
}
