package dev.aura.bus.broker;

import dev.aura.proto.bus.v1.Load;
import dev.aura.proto.bus.v1.Ready;

/** An instance that serves: its slots and what it works on. */
final class Provider {

    private static final double AVERAGE_WEIGHT = 0.1;

    final Peer peer;
    final Ready ready;

    /** Calls sent to it and not over. */
    int serving;

    long calls;
    long failures;
    double workNs;
    Load load = Load.getDefaultInstance();

    Provider(Peer peer, Ready ready) {
        this.peer = peer;
        this.ready = ready;
    }

    boolean hasFreeSlot() {
        return !peer.gone && !peer.suspect && serving < Math.max(1, ready.getSlots());
    }

    /** Counts a call that it has ended. */
    void ended(long callWorkNs, boolean failed) {
        calls++;
        failures += failed ? 1 : 0;
        workNs = calls == 1 ? callWorkNs : workNs * (1 - AVERAGE_WEIGHT) + callWorkNs * AVERAGE_WEIGHT;
    }
}
