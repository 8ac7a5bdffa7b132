package dev.aura.bus.durable;

/**
 * How an event fared with a subscription so far.
 *
 * @param count deliveries
 * @param error why the last one failed; empty where it did not
 */
record Attempts(int count, String error) {

    static final Attempts NONE = new Attempts(0, "");
}
