package dev.aura.bus.broker;

/** A call that was sent to a second instance as well. */
final class Hedge {

    /** Names it to that instance. */
    final long id;

    final Provider provider;
    final long sentNs;

    Hedge(long id, Provider provider, long sentNs) {
        this.id = id;
        this.provider = provider;
        this.sentNs = sentNs;
    }
}
