package dev.aura.research.progress;

import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Progress;
import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Publishes {@link Progress} on the topic that a request names, at most five times a second, and ends work whose caller has gone.
 */
public final class ProgressReport {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Events events;
    private final InstantSource clock;
    private final String topic;
    private Instant next = Instant.MIN;

    /** A report to a topic; empty for none. */
    public ProgressReport(Events events, InstantSource clock, String topic) {
        this.events = events;
        this.clock = clock;
        this.topic = topic;
    }

    /**
     * Says how far the work is.
     *
     * @param total 0 where not known
     * @throws io.grpc.StatusRuntimeException CANCELLED when the caller has gone
     */
    public void at(String stage, long done, long total) {
        if (Context.current().isCancelled()) {
            throw Status.CANCELLED
                    .withDescription(stage + " stopped: the caller has gone")
                    .asRuntimeException();
        }
        Instant now = clock.instant();
        if (!topic.isEmpty() && !now.isBefore(next)) {
            next = now.plus(PAUSE);
            publish(stage, done, total);
        }
    }

    /** Says that the work, or a part of it, is done. */
    public void done(String stage, long total) {
        if (!topic.isEmpty()) {
            publish(stage, total, total);
        }
    }

    private void publish(String stage, long done, long total) {
        events.publish(
                topic,
                Progress.newBuilder()
                        .setStage(stage)
                        .setDone(done)
                        .setTotal(total)
                        .build());
    }
}
