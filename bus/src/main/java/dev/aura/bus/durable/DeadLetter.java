package dev.aura.bus.durable;

/**
 * An event that one subscription did not accept.
 *
 * @param subscription its name
 * @param position of the event in the journal
 * @param attempts deliveries that were made
 * @param error why the last one failed
 * @param unixMs when it was given up
 * @param event the event; without its payload in lists
 */
public record DeadLetter(
        String subscription, long position, int attempts, String error, long unixMs, StoredEvent event) {

    DeadLetter withoutPayload() {
        return new DeadLetter(subscription, position, attempts, error, unixMs, event.withoutPayload());
    }
}
