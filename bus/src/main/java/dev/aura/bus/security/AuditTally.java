package dev.aura.bus.security;

import io.grpc.Status.Code;
import java.time.Instant;

/**
 * Calls of one caller to one method that ended well. Those that end before the log has written the first of them become one record with their
 * number, so a caller that makes thousands a second loses none of them and does not fill the disk.
 */
public final class AuditTally {

    private final String peer;
    private final Identity identity;
    private final String method;
    private long firstMs;
    private int calls;
    private boolean waits;

    public AuditTally(String peer, Identity identity, String method) {
        this.peer = peer;
        this.identity = identity;
        this.method = method;
    }

    /** Who called. */
    public Identity identity() {
        return identity;
    }

    /** Counts a call; true when the log is to be told, with {@link #waits}. */
    synchronized boolean count() {
        if (calls++ == 0) {
            firstMs = System.currentTimeMillis();
        }
        return !waits;
    }

    /** The log has it, or had no room for it. */
    synchronized void waits(boolean taken) {
        waits = taken;
    }

    /** What was counted since the last time. */
    synchronized AuditEvent take() {
        AuditEvent event = new AuditEvent(
                Instant.ofEpochMilli(firstMs),
                peer,
                identity.name(),
                identity.role().name(),
                method,
                Code.OK.value(),
                "",
                calls);
        calls = 0;
        waits = false;
        return event;
    }
}
