package dev.aura.bus.broker;

import dev.aura.bus.link.LocalBroker.LocalPeer;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Outbound.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends to peers. What is for a peer behind the socket leaves at the end of the turn, several messages in one where the peer accepts that;
 * what a full connection has no room for waits, within bounds. A peer that is gone is put aside until the agent has time to clear up after it,
 * so that no send changes the tables that its caller walks through.
 */
final class Post {

    private static final Logger LOG = Logger.getLogger(Post.class.getName());

    /** Events leave this much of an outbox to calls. */
    private static final int EVENT_SHARE = 4;

    private final Entrances entrances;
    private final BrokerConfig.Limits limits;
    private final Counters counters;
    final BlobLedger blobs;
    private final ArrayDeque<Peer> gone = new ArrayDeque<>();
    private List<Peer> dirty = new ArrayList<>();

    Post(Entrances entrances, BrokerConfig.Limits limits, Counters counters, BlobLedger blobs) {
        this.entrances = entrances;
        this.limits = limits;
        this.counters = counters;
        this.blobs = blobs;
    }

    /** Sends with the end of the turn; false when the peer is gone. A peer that reads nothing at all is given up. */
    boolean send(Peer peer, Message message) {
        if (peer.gone) {
            return false;
        }
        if (message.header().hasBlob()) {
            Message carried = blobs.carry(peer, message);
            return carried == null || sendAsIs(peer, carried);
        }
        return sendAsIs(peer, message);
    }

    private boolean sendAsIs(Peer peer, Message message) {
        if (peer.local != null) {
            hand(peer.local, message);
            return true;
        }
        if (peer.outbound.size() >= limits.peerMessagesMax() || peer.outbound.bytes() > limits.peerBytesMax()) {
            flush(peer);
        }
        if (peer.outbound.size() >= limits.peerMessagesMax() || peer.outbound.bytes() > limits.peerBytesMax()) {
            counters.peersOverflowed++;
            giveUp(peer);
        }
        if (peer.gone) {
            return false;
        }
        peer.outbound.add(message);
        markDirty(peer);
        return true;
    }

    /** Whether an event still fits. */
    boolean hasRoomForEvent(Peer peer) {
        return peer.outbound.size() < limits.peerMessagesMax() / EVENT_SHARE
                && peer.outbound.bytes() < limits.peerBytesMax() / EVENT_SHARE;
    }

    /** Answers somebody who is no peer; not kept when it cannot leave at once. */
    void sendStranger(String route, Message message) {
        var ignored = entrances.send(route, FrameCodec.encode(message));
        assert ignored != null;
    }

    /** Sends a sign of life, unless something else waits for the peer or it is in this process. */
    void beat(Peer peer, Message heartbeat) {
        if (peer.local == null && peer.outbound.isEmpty()) {
            send(peer, heartbeat);
        }
    }

    /** Sends what has waited and now has room. */
    void flush() {
        if (dirty.isEmpty()) {
            return;
        }
        List<Peer> flushing = dirty;
        dirty = new ArrayList<>();
        for (Peer peer : flushing) {
            peer.dirty = false;
            flush(peer);
        }
    }

    /** Whether some connection is full. */
    boolean isBacklogged() {
        return !dirty.isEmpty();
    }

    /** Marks a peer as gone. */
    void giveUp(Peer peer) {
        if (!peer.gone) {
            peer.gone = true;
            peer.outbound.clear();
            gone.add(peer);
        }
    }

    /** The next peer to clear up after; null when there is none. */
    @Nullable
    Peer nextGone() {
        return gone.poll();
    }

    private void flush(Peer peer) {
        Sent sent = peer.outbound.flush(parts -> entrances.send(peer.route, parts));
        if (sent == Sent.FULL) {
            markDirty(peer);
        } else if (sent == Sent.GONE) {
            giveUp(peer);
        }
    }

    private void markDirty(Peer peer) {
        if (!peer.dirty) {
            peer.dirty = true;
            dirty.add(peer);
        }
    }

    /** A fault of a peer in this process must not end what the broker is doing for another. */
    private static void hand(LocalPeer peer, Message message) {
        try {
            peer.onMessage(message);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "a peer of this process failed on " + message.kind());
        }
    }
}
