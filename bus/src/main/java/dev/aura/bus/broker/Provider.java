package dev.aura.bus.broker;

import dev.aura.proto.bus.v1.Load;
import dev.aura.proto.bus.v1.Ready;

/** An instance that serves: its slots, what it works on, and how it has fared. */
final class Provider {

    private static final double AVERAGE_WEIGHT = 0.1;

    final Peer peer;
    final Ready ready;
    final Health health = new Health();

    /** Calls sent to it and not over. */
    int serving;

    /** Whether {@link Turn} has it among those that have room again. */
    boolean freed;

    final Latency queue = new Latency();
    final Latency work = new Latency();

    long calls;
    long failures;

    /** Average time of the calls that went well; 0 until there is one. A call that fails fast must not make it look fast. */
    double workNs;

    /** Which of its services is next when a slot becomes free. */
    int turn;

    Load load = Load.getDefaultInstance();

    Provider(Peer peer, Ready ready) {
        this.peer = peer;
        this.ready = ready;
    }

    /** Whether it is thought to be alive. */
    boolean isPresent() {
        return !peer.gone && !peer.suspect;
    }

    boolean hasFreeSlot() {
        return isPresent() && serving < Math.max(1, ready.getSlots());
    }

    /** Counts a call that it has ended, or has let expire. */
    void ended(long callWorkNs, boolean fault, long nowNs) {
        calls++;
        failures += fault ? 1 : 0;
        health.record(fault, nowNs);
        if (!fault) {
            workNs = workNs == 0 ? callWorkNs : workNs * (1 - AVERAGE_WEIGHT) + callWorkNs * AVERAGE_WEIGHT;
        }
    }
}
