package dev.aura.bus.broker;

/** What the broker counts. Written by its thread alone. */
final class Counters {
    long framesReceived;
    long framesMalformed;
    long callsRouted;
    long callsRefused;

    /** Calls and events of peers that asked too much; calls among them are in {@link #callsRefused} too. */
    long rateLimited;

    long callsExpired;

    /** Queries that were sent to a second instance as well. */
    long callsHedged;

    long eventsPublished;
    long eventsDropped;
    long peersOverflowed;
}
