package dev.aura.bus.security;

import java.time.Instant;

/**
 * Something that the audit log keeps.
 *
 * @param at when
 * @param peer instance id of the connection, or its own name where it was not let in
 * @param identity name of the token it showed
 * @param role what it may do
 * @param method full name of the method, or the frame that was refused
 * @param code gRPC status code of the outcome
 * @param reason stable word of a refusal or failure; empty where there is none
 * @param calls how often, in calls that ended alike; the time is that of the first
 */
public record AuditEvent(
        Instant at, String peer, String identity, String role, String method, int code, String reason, int calls) {

    /** Something that happened once. */
    public AuditEvent(Instant at, String peer, String identity, String role, String method, int code, String reason) {
        this(at, peer, identity, role, method, code, reason, 1);
    }
}
