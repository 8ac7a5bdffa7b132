package dev.aura.cli.terminal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.Progress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One line on stderr that says how far long work is, on a terminal only, and only once the work has taken a while. Events draw it on
 * threads of their own; closing it wipes it away.
 */
public final class ProgressLine implements AutoCloseable {

    private static final long PATIENCE_NS = 300_000_000;
    private static final long REDRAW_NS = 50_000_000;

    private final Output output;
    private final String topic;
    private final Events.@Nullable Subscription subscription;
    private final LongSupplier clock;
    private final long started;
    private long drawn;
    private boolean visible;
    private boolean closed;

    private ProgressLine(Output output, @Nullable Events events, LongSupplier clock) {
        this.output = output;
        this.clock = clock;
        this.started = clock.getAsLong();
        this.topic = events == null
                ? ""
                : "progress.cli-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        this.subscription = events == null ? null : events.subscribe(topic, this::accept);
    }

    /**
     * Starts to listen.
     *
     * @param events asked only where progress is shown at all
     */
    public static ProgressLine open(Output output, Supplier<Events> events) {
        return open(output, events, System::nanoTime);
    }

    /** The same with a clock in nanoseconds. */
    public static ProgressLine open(Output output, Supplier<Events> events, LongSupplier clock) {
        return new ProgressLine(output, output.showsProgress() ? events.get() : null, clock);
    }

    /** The topic for requests; empty where nobody watches. */
    public String topic() {
        return topic;
    }

    private void accept(Event event) {
        try {
            draw(Progress.parseFrom(event.getPayload()), clock.getAsLong());
        } catch (InvalidProtocolBufferException notProgress) {
            // a foreign event on our topic: nothing to draw
        }
    }

    private synchronized void draw(Progress progress, long now) {
        if (closed || now - started < PATIENCE_NS || (visible && now - drawn < REDRAW_NS)) {
            return;
        }
        String done = progress.getTotal() > 0
                ? bar(progress) + " " + Words.number(progress.getDone()) + " of " + Words.number(progress.getTotal())
                : Words.number(progress.getDone());
        output.stderr("\r\u001b[K" + output.messageStyle().dim(progress.getStage() + " " + done));
        drawn = now;
        visible = true;
    }

    private static String bar(Progress progress) {
        int full = Math.clamp(20 * progress.getDone() / progress.getTotal(), 0, 20);
        return "█".repeat(full) + "░".repeat(20 - full);
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
        synchronized (this) {
            closed = true;
            if (visible) {
                output.stderr("\r\u001b[K");
            }
        }
    }
}
