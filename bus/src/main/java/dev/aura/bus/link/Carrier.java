package dev.aura.bus.link;

import dev.aura.bus.wire.Message;
import org.jspecify.annotations.Nullable;

/** How the frames of a link reach the broker. */
interface Carrier extends AutoCloseable {

    /**
     * A frame on its way to the broker.
     *
     * @param opens hears what comes back where the frame opens a call or subscription
     */
    record Outgoing(Message message, @Nullable FrameSink opens) {}

    void start();

    /** Hands a frame over, waiting for room at most so long; false when there was none. 0 does not wait. */
    boolean offer(Outgoing outgoing, long waitMs) throws InterruptedException;

    /** Where the broker is, for people. */
    String address();

    /** What a person can do when it does not answer. */
    default String hint() {
        return "start the mesh with `aura up`";
    }

    @Override
    void close();
}
