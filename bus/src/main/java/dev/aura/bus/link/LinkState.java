package dev.aura.bus.link;

/** Where a link stands. CONNECTING → UP on WELCOME; UP → CONNECTING when the broker is lost; CLOSED is final. */
public enum LinkState {
    /** Looking for a broker: calls fail with UNAVAILABLE. */
    CONNECTING,
    /** Welcomed: calls are sent. */
    UP,
    /** Closed by its owner. */
    CLOSED
}
