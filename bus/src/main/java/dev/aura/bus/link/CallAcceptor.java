package dev.aura.bus.link;

import dev.aura.bus.wire.Message;

/** Takes the calls that the broker sends to a registered service. Called by the thread that owns the socket. */
public interface CallAcceptor {

    /** Opens a call; the sink receives what follows REQUEST. */
    FrameSink accept(Message request);
}
