package dev.aura.bus.wire;

/**
 * Work that is done in turns, by one thread at a time: see {@link DutyCycle}. So an agent needs no locks. Only {@link #hasQueued}
 * and {@link #isBusy} may be called by any thread.
 */
public interface Agent {

    /**
     * Does a bounded amount of work without waiting.
     *
     * @param nowNs {@link System#nanoTime()} or a test's clock
     * @return how much was done; after 0 the agent may sleep until something arrives or {@link #untilNextNs} has passed. So an agent with a
     *     socket looks for messages after its last send: JeroMQ tells of an arrival once, and a send uses that up
     */
    int doWork(long nowNs);

    /** Whether other threads have put something that the next turn would take. */
    boolean hasQueued();

    /**
     * Any thread: whether so much is under way that what arrives should gather for the agent's own thread instead of being worked on at
     * once by whoever brings it.
     */
    boolean isBusy();

    /** Time until a turn is due though nothing arrives; 0 for at once. */
    long untilNextNs(long nowNs);

    /** Releases what the agent holds; called once, after the last {@link #doWork}. */
    void onClose();
}
