package dev.aura.bus.broker;

import dev.aura.bus.security.AuditEvent;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.Identity;
import io.grpc.Status.Code;
import java.time.Instant;

/** What of the broker's doings goes to the audit log: refusals, and the end of each call that may have changed something. */
final class AuditTrail {

    /** Calls of one peer that are remembered until they end; beyond, they are written as soon as they are let through. */
    private static final int COMMANDS_MAX = 65_536;

    private final AuditLog log;

    AuditTrail(AuditLog log) {
        this.log = log;
    }

    /** A command was let through; its record is written when it is over. */
    void admitted(Peer caller, long callId, String method, Identity identity) {
        if (caller.commands.size() < COMMANDS_MAX) {
            caller.commands.put(callId, identity);
        } else {
            add(caller.instance, identity, method, Code.OK.value(), "ADMITTED");
        }
    }

    /** A call is over. */
    void over(Peer caller, long callId, String method, int code, String reason) {
        Identity identity = caller.commands.isEmpty() ? null : caller.commands.remove(callId);
        if (identity != null) {
            add(caller.instance, identity, method, code, reason);
        }
    }

    /** A peer may not do what it asked for. */
    void refused(Peer peer, Identity identity, String what, Code code, String reason) {
        add(peer.instance, identity, what, code.value(), reason);
    }

    /** Somebody was not let in. */
    void turnedAway(String name, String reason) {
        log.add(new AuditEvent(Instant.now(), name, "", "", "HELLO", Code.UNAUTHENTICATED.value(), reason));
    }

    private void add(String peer, Identity identity, String method, int code, String reason) {
        log.add(new AuditEvent(
                Instant.now(), peer, identity.name(), identity.role().name(), method, code, reason));
    }
}
