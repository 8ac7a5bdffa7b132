package dev.aura.bus.durable;

/**
 * Where a durable subscription comes from.
 *
 * @param owner name of whoever made it; empty where that is not known
 * @param unixMs when; 0 where that is not known
 */
public record Origin(String owner, long unixMs) {

    /** Of subscriptions that were made before this was written down. */
    static final Origin UNKNOWN = new Origin("", 0);
}
