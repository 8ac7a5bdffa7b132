package dev.aura.bus.broker;

/** What the broker counts. Written by its thread alone. */
final class Counters {
    long framesReceived;
    long framesMalformed;
    long callsRouted;
    long callsRefused;
    long callsExpired;
    long eventsPublished;
    long eventsDropped;
    long peersOverflowed;
}
