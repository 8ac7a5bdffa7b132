package dev.aura.bench.bus;

/** One publisher and its subscribers, each with a connection of its own. */
interface FanOut extends AutoCloseable {

    int SUBSCRIBERS = 3;
    int PAYLOAD_BYTES = 256;

    /** Sends an event without waiting. */
    void publish();

    /** Events that a subscriber has heard, of those that were meant for it. */
    long heard(int subscriber);

    /** Events that did not come in the order in which they were sent. */
    long late();

    @Override
    void close();
}
