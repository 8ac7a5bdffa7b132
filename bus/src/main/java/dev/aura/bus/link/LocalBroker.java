package dev.aura.bus.link;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Hello;
import org.jspecify.annotations.Nullable;

/** A broker in the same process. Frames pass as objects: no socket, no thread between, nothing serialized but payloads. */
public interface LocalBroker {

    /** Takes what the broker sends to a local peer. Called while the broker works: hand over and return. */
    interface LocalPeer {

        /** A frame for this peer. */
        void onMessage(Message message);

        /** A frame of this peer is about to be handled, and opens what the sink hears of. */
        void onLeaving(Message message, @Nullable FrameSink opens);

        /** The broker has forgotten this peer. */
        void onGone();
    }

    /** The way of one local peer to the broker. */
    interface Route {

        /** Hands a frame over, waiting for room at most so long; false when there was none, or the broker has stopped. */
        boolean send(Message message, @Nullable FrameSink opens, long waitMs) throws InterruptedException;
    }

    /** Joins: the peer hears WELCOME, or why not, before or after this returns. */
    Route join(Hello hello, LocalPeer peer);
}
