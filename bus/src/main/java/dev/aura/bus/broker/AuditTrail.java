package dev.aura.bus.broker;

import dev.aura.bus.security.AuditEvent;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.AuditTally;
import dev.aura.bus.security.Identity;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.List;

/** What of the broker's doings goes to the audit log: refusals, and the end of each call that may have changed something. */
final class AuditTrail {

    /** Calls of one peer that are remembered until they end; beyond, they are written as soon as they are let through. */
    private static final int COMMANDS_MAX = 65_536;

    /** Callers and methods of one peer whose calls are counted together. */
    private static final int TALLIES_MAX = 1_024;

    private static final long NOTED_EVERY_NS = 1_000_000_000;

    private record OnBehalf(Identity identity, String method) {}

    private final AuditLog log;

    AuditTrail(AuditLog log) {
        this.log = log;
    }

    /** A command was let through; its record is written when it is over. */
    void admitted(Peer caller, long callId, String method, Identity identity) {
        if (caller.commands.size() < COMMANDS_MAX) {
            caller.commands.put(callId, tally(caller, identity, method));
        } else {
            add(caller.instance, identity, method, Code.OK.value(), "ADMITTED");
        }
    }

    /** A call is over. */
    void over(Peer caller, long callId, String method, int code, String reason) {
        AuditTally tally = caller.commands.isEmpty() ? null : caller.commands.remove(callId);
        if (tally != null && code == Code.OK.value()) {
            log.add(tally);
        } else if (tally != null) {
            add(caller.instance, tally.identity(), method, code, reason);
        }
    }

    private static AuditTally tally(Peer caller, Identity identity, String method) {
        Object key = identity.equals(caller.identity) ? method : new OnBehalf(identity, method);
        AuditTally known = caller.tallies.get(key);
        if (known != null) {
            return known;
        }
        if (caller.tallies.size() == TALLIES_MAX) {
            // What they have counted is the log's to write, or that of the calls under way.
            caller.tallies.clear();
        }
        AuditTally tally = new AuditTally(caller.instance, identity, method);
        caller.tallies.put(key, tally);
        return tally;
    }

    /** A peer may not do what it asked for. */
    void refused(Peer peer, Identity identity, String what, Code code, String reason) {
        add(peer.instance, identity, what, code.value(), reason);
    }

    /** A peer of another process serves these from now on. */
    void registered(Peer peer, List<String> services) {
        if (peer.local == null) {
            add(peer.instance, peer.identity, "READY " + String.join(" ", services), Code.OK.value(), "");
        }
    }

    /** An event was not taken; once a second for each peer, so that it does not fill the log. */
    void notPublished(Peer peer, String topic, Code code, String reason) {
        long nowNs = System.nanoTime();
        if (!peer.publishingNoted || nowNs - peer.publishingNotedNs >= NOTED_EVERY_NS) {
            peer.publishingNoted = true;
            peer.publishingNotedNs = nowNs;
            refused(peer, peer.identity, "EVENT " + topic, code, reason);
        }
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
