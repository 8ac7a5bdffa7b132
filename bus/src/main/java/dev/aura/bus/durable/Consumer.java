package dev.aura.bus.durable;

/** Who receives the deliveries of a subscription. Called by the thread that drives {@link DurableEvents}. */
public interface Consumer {

    /**
     * Takes a delivery.
     *
     * @param position names the delivery when it is settled
     * @param attempt which try this is, from 1
     * @return false where there is no room now; it is offered again at the next turn
     */
    boolean offer(StoredEvent event, long position, int attempt);

    /** Another consumer has taken over, or the subscription was deleted: nothing more comes. */
    void detached();
}
