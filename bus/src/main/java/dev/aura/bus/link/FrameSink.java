package dev.aura.bus.link;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.Message;
import io.grpc.Status;

/** Takes the frames of one call or subscription. Called by the thread that owns the socket: hand over and return. */
public interface FrameSink {

    /** A frame with this sink's call id. */
    void onFrame(Message message);

    /** Whether an ACK is the last frame, as it is for a publication. */
    default boolean endsWithAck() {
        return false;
    }

    /** No frame will follow: the connection is gone, or was not there when the sink was opened. */
    void onLost(Status status, String reason);

    /** When {@link #onExpired} is due, as {@link System#nanoTime()}. */
    default long deadlineNs() {
        return DeadlineSweep.NONE;
    }

    /** The deadline has passed; the sink is forgotten already. */
    default void onExpired() {}
}
