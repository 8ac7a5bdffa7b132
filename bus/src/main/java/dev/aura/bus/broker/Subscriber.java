package dev.aura.bus.broker;

import dev.aura.bus.events.TopicPattern;

/** One subscription of a peer. */
final class Subscriber {

    final Peer peer;
    final long callId;
    final TopicPattern pattern;

    /** Events dropped since the last one that was handed over. */
    long dropped;

    Subscriber(Peer peer, long callId, TopicPattern pattern) {
        this.peer = peer;
        this.callId = callId;
        this.pattern = pattern;
    }
}
