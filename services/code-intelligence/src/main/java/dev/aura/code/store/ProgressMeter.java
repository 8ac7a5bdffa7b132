package dev.aura.code.store;

import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Publishes how far long work is, a few times a second; an empty topic publishes nothing. */
public final class ProgressMeter {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Events events;
    private final String topic;
    private final String stage;
    private final InstantSource clock;
    private Instant next;

    public ProgressMeter(Events events, String topic, String stage, InstantSource clock) {
        this.events = events;
        this.topic = topic;
        this.stage = stage;
        this.clock = clock;
        this.next = clock.instant().plus(INTERVAL);
    }

    /** Tells how far the work is. */
    public synchronized void at(int done, int total) {
        if (!topic.isEmpty() && !clock.instant().isBefore(next)) {
            next = clock.instant().plus(INTERVAL);
            events.publish(
                    topic,
                    Progress.newBuilder()
                            .setStage(stage)
                            .setDone(done)
                            .setTotal(total)
                            .build());
        }
    }
}
