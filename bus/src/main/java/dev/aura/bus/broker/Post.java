package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends to peers. What a full connection has no room for waits in the peer's outbox, within bounds; a peer that is gone is put aside
 * until the agent has time to clear up after it, so that no send changes the tables that its caller walks through.
 */
final class Post {

    /** Events leave this much of an outbox to calls. */
    private static final int EVENT_SHARE = 4;

    private final RouterSocket socket;
    private final BrokerConfig.Limits limits;
    private final Counters counters;
    private final Set<Peer> backlogged = new LinkedHashSet<>();
    private final ArrayDeque<Peer> gone = new ArrayDeque<>();

    Post(RouterSocket socket, BrokerConfig.Limits limits, Counters counters) {
        this.socket = socket;
        this.limits = limits;
        this.counters = counters;
    }

    /** Sends, or keeps for later; false when the peer is gone. A peer that reads nothing at all is given up. */
    boolean send(Peer peer, Message message) {
        if (peer.gone) {
            return false;
        }
        if (peer.outbox.isEmpty()) {
            switch (socket.send(peer.route, message)) {
                case DONE -> {
                    return true;
                }
                case GONE -> {
                    giveUp(peer);
                    return false;
                }
                case FULL -> {}
            }
        }
        if (peer.outbox.size() >= limits.peerMessagesMax() || peer.outboxBytes > limits.peerBytesMax()) {
            counters.peersOverflowed++;
            giveUp(peer);
            return false;
        }
        peer.outbox.add(message);
        peer.outboxBytes += message.payloadBytes();
        backlogged.add(peer);
        return true;
    }

    /** Whether an event still fits. */
    boolean hasRoomForEvent(Peer peer) {
        return peer.outbox.size() < limits.peerMessagesMax() / EVENT_SHARE
                && peer.outboxBytes < limits.peerBytesMax() / EVENT_SHARE;
    }

    /** Answers somebody who is no peer; not kept when it cannot leave at once. */
    void sendStranger(String route, Message message) {
        var ignored = socket.send(route, message);
        assert ignored != null;
    }

    /** Sends a sign of life, unless something else waits for the peer. */
    void beat(Peer peer, Message heartbeat) {
        if (peer.outbox.isEmpty() && !peer.gone && socket.send(peer.route, heartbeat) == RouterSocket.Sent.GONE) {
            giveUp(peer);
        }
    }

    /** Sends what has waited and now has room. */
    int flush() {
        if (backlogged.isEmpty()) {
            return 0;
        }
        int count = 0;
        for (Peer peer : backlogged.toArray(Peer[]::new)) {
            count += flush(peer);
        }
        return count;
    }

    boolean isBacklogged() {
        return !backlogged.isEmpty();
    }

    /** Marks a peer as gone. */
    void giveUp(Peer peer) {
        if (!peer.gone) {
            peer.gone = true;
            peer.outbox.clear();
            peer.outboxBytes = 0;
            backlogged.remove(peer);
            gone.add(peer);
        }
    }

    /** The next peer to clear up after; null when there is none. */
    @Nullable
    Peer nextGone() {
        return gone.poll();
    }

    private int flush(Peer peer) {
        int count = 0;
        while (!peer.outbox.isEmpty()) {
            Message message = peer.outbox.getFirst();
            RouterSocket.Sent sent = socket.send(peer.route, message);
            if (sent == RouterSocket.Sent.FULL) {
                return count;
            }
            if (sent == RouterSocket.Sent.GONE) {
                giveUp(peer);
                return count;
            }
            peer.outbox.removeFirst();
            peer.outboxBytes -= message.payloadBytes();
            count++;
        }
        backlogged.remove(peer);
        return count;
    }
}
