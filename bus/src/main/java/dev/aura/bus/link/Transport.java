package dev.aura.bus.link;

import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.Outbound.Sent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the bytes of a link travel. Only who does the link's turn calls it. */
interface Transport {

    /** What arrives shall wake this one. */
    void watchedBy(DutyCycle cycle);

    /** Whether there is something to connect to. */
    boolean reachable();

    /** Begins a new connection; where it fails or ends, {@link #receive} says so with a frame in the broker's name. */
    void open();

    /** Helps a connection that does not come about. */
    void nudge();

    /** Hands over a message without waiting. */
    Sent send(List<byte[]> parts);

    /** The parts of the next message; null when there is none. */
    @Nullable
    List<byte[]> receive();

    /** Ends the connection; what was sent last may still leave within the time. */
    void close(int lingerMs);
}
