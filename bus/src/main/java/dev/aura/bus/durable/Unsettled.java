package dev.aura.bus.durable;

/** An event that was delivered to a subscription and is not settled. */
final class Unsettled {

    final long position;

    /** Deliveries so far, and why the last one failed. */
    Attempts attempts;

    State state;

    /** When the lease ends (DELIVERED) or the next delivery is due (WAITING). */
    long dueNs;

    enum State {
        /** The consumer has it. */
        DELIVERED,
        /** It will be delivered again. */
        WAITING,
        /** It was given up, and its dead letter is on its way to the disk. */
        BURYING
    }

    Unsettled(long position, Attempts attempts, State state, long dueNs) {
        this.position = position;
        this.attempts = attempts;
        this.state = state;
        this.dueNs = dueNs;
    }
}
