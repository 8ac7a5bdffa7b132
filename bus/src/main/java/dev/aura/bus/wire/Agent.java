package dev.aura.bus.wire;

/** Work that one thread does in turns. All methods are called by that thread alone, so an agent needs no locks. */
public interface Agent {

    /**
     * Does a bounded amount of work without waiting.
     *
     * @param nowNs {@link System#nanoTime()} or a test's clock
     * @return how much was done; 0 lets the runner call {@link #awaitWork}
     */
    int doWork(long nowNs);

    /** Waits until there may be work again, at most until the agent's next timer. */
    void awaitWork(long nowNs);

    /** Releases what the agent holds; called once, after the last {@link #doWork}. */
    void onClose();
}
