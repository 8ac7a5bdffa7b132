package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each peer behind a socket within its limits, and each of those whose calls a peer passes on. Peers of the broker's own process are
 * part of it and have none for what they do themselves.
 */
final class CallerGuard {

    static final String RATE_LIMIT = "RATE_LIMIT";
    static final String PAYLOAD_TOO_LARGE = "PAYLOAD_TOO_LARGE";

    private final CallerLimits limits;
    private final boolean limited;
    private final Post post;
    private final Counters counters;
    private final AuditTrail audit;

    CallerGuard(CallerLimits limits, Post post, Counters counters, AuditTrail audit) {
        this.limits = limits;
        this.limited = !limits.equals(CallerLimits.NONE);
        this.post = post;
        this.counters = counters;
        this.audit = audit;
    }

    /** Whether a call or an event may go on; tells its sender where it may not. */
    boolean allows(Peer peer, Message message, long nowNs) {
        Allowance allowance = allowance(peer, message, nowNs);
        if (allowance == null) {
            return true;
        }
        if (!allowance.take(nowNs)) {
            counters.rateLimited++;
            String text = "more than " + limits.rateMax() + " calls and events a second (bus.rateMax); try again in "
                    + allowance.waitMs() + " ms";
            refuse(peer, message, allowance, RATE_LIMIT, text, nowNs);
            return false;
        }
        return fits(peer, message, allowance, nowNs);
    }

    /** Whether a further message of a call is not too large; tells its sender where it is. */
    boolean allowsFurther(Peer peer, Message data, long nowNs) {
        Allowance allowance = limits.bytesMax() == 0 ? null : allowanceOfCall(peer, data, nowNs);
        return allowance == null || fits(peer, data, allowance, nowNs);
    }

    private @Nullable Allowance allowanceOfCall(Peer peer, Message data, long nowNs) {
        Allowance ofOrigin = peer.origins.ofCall(data.callId());
        return ofOrigin == null ? allowance(peer, data, nowNs) : ofOrigin;
    }

    private boolean fits(Peer peer, Message message, Allowance allowance, long nowNs) {
        Frame header = message.header();
        long bytes = header.hasBlob() ? header.getBlob().getSize() : message.payloadBytes();
        if (limits.bytesMax() == 0 || bytes <= limits.bytesMax()) {
            return true;
        }
        String text = "message of " + bytes + " bytes, a peer may send at most " + limits.bytesMax()
                + " (bus.callerBytesMax); send less at a time";
        refuse(peer, message, allowance, PAYLOAD_TOO_LARGE, text, nowNs);
        return false;
    }

    private void refuse(Peer peer, Message message, Allowance allowance, String reason, String text, long nowNs) {
        boolean event = message.kind() == Frame.Kind.EVENT;
        if (allowance.isToBeNoted(nowNs)) {
            String what = message.kind() == Frame.Kind.REQUEST
                    ? message.header().getMethod()
                    : message.kind().name();
            audit.refused(peer, peer.identity, what, Code.RESOURCE_EXHAUSTED, reason);
        }
        if (!event) {
            counters.callsRefused++;
        }
        if (message.callId() != 0) {
            post.send(peer, Replies.end(message.callId(), Code.RESOURCE_EXHAUSTED, reason, text));
        }
    }

    /** Anybody else could name a new one with each call, and so have no bound. */
    private static boolean maySayForWhom(Peer peer) {
        return peer.local != null || peer.identity.role() == Role.ADMIN;
    }

    private @Nullable Allowance allowance(Peer peer, Message message, long nowNs) {
        if (!limited) {
            return null;
        }
        long origin =
                message.header().hasOnBehalf() ? message.header().getOnBehalf().getOrigin() : 0;
        if (origin != 0 && maySayForWhom(peer)) {
            return peer.origins.of(origin, message.callId(), limits, nowNs);
        }
        if (peer.local != null) {
            return null;
        }
        Allowance known = peer.allowance;
        if (known == null) {
            known = new Allowance(limits, nowNs);
            peer.allowance = known;
        }
        return known;
    }
}
