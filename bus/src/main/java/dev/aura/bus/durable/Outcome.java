package dev.aura.bus.durable;

/** What became of a delivery. */
public enum Outcome {
    /** Done. */
    ACCEPTED,
    /** Failed: deliver again after a wait, or give up. */
    REJECTED,
    /** Not tried: deliver again at once; does not count. */
    RELEASED
}
