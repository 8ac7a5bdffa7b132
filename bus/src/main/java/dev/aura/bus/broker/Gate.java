package dev.aura.bus.broker;

import dev.aura.bus.security.Admission;
import dev.aura.bus.security.Identity;
import dev.aura.bus.security.Security;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.OnBehalf;
import io.grpc.Status.Code;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stands before the router and asks of each frame whether its sender may. The one place that compares roles. */
final class Gate {

    /** Services that only the mesh itself may serve: whoever served them could answer in its name. */
    private static final String OWN_PACKAGE = "aura.mesh.";

    private final Security security;
    private final MethodAccess access;
    private final Post post;
    private final Counters counters;
    private final AuditTrail audit;

    Gate(Security security, MethodAccess access, Post post, Counters counters, AuditTrail audit) {
        this.security = security;
        this.access = access;
        this.post = post;
        this.counters = counters;
        this.audit = audit;
    }

    /** The call as it may go on; null when it was refused, and its caller told so. A method that nobody serves is the router's. */
    @Nullable
    Message call(Peer caller, Message request) {
        Frame header = request.header();
        if (caller.calls.containsKey(header.getCallId())) {
            // Before anything is noted of it: what is noted under this id is of the call that is under way.
            refuse(
                    caller,
                    request,
                    Code.INVALID_ARGUMENT,
                    "BAD_CALL_ID",
                    "call id " + header.getCallId() + " is in use");
            return null;
        }
        Identity identity = caller.identity;
        Message passed = request;
        if (header.hasOnBehalf()) {
            identity = onBehalf(caller, request);
            if (identity == null) {
                return null;
            }
            // Proofs end here: no service sees them.
            passed = request.with(header.toBuilder().clearOnBehalf());
        }
        MethodAccess.Rule rule = access.rule(header.getMethod());
        if (rule == null || allows(identity, rule.role())) {
            if (rule == null || rule.query()) {
                return passed;
            }
            audit.admitted(caller, request.callId(), header.getMethod(), identity);
            return header.getMethod().startsWith(OWN_PACKAGE) ? CallerNote.onto(passed, identity) : passed;
        }
        audit.refused(caller, identity, header.getMethod(), Code.PERMISSION_DENIED, "ROLE");
        refuse(caller, request, Code.PERMISSION_DENIED, "ROLE", needs(header.getMethod(), rule.role(), identity));
        return null;
    }

    /** Whether a peer may register; what is missing, or empty. */
    String registration(Peer peer, Frame header) {
        if (!allows(peer.identity, Role.DEVELOPER)) {
            return needs("serving methods", Role.DEVELOPER, peer.identity);
        }
        boolean own = header.getReady().getServicesList().stream().anyMatch(name -> name.startsWith(OWN_PACKAGE));
        return own && peer.local == null ? "services of " + OWN_PACKAGE + " are the mesh's own" : "";
    }

    /** Whether a peer may register; tells it where it may not. */
    boolean ready(Peer peer, Frame header) {
        String problem = registration(peer, header);
        if (!problem.isEmpty()) {
            counters.callsRefused++;
            audit.refused(peer, peer.identity, "READY", Code.PERMISSION_DENIED, "ROLE");
            post.send(peer, Replies.reject(0, Code.PERMISSION_DENIED, Sockets.BAD_REGISTRATION, problem));
        }
        return problem.isEmpty();
    }

    /** Whether a peer may publish; tells it where it may not. */
    boolean event(Peer peer, Message event) {
        return may(peer, event, Role.DEVELOPER, "publishing");
    }

    /** Whether a peer may subscribe; a durable subscription changes what the mesh keeps. */
    boolean subscribe(Peer peer, Message message) {
        return message.header().hasDurable()
                ? may(peer, message, Role.DEVELOPER, "a durable subscription")
                : may(peer, message, Role.VIEWER, "subscribing");
    }

    private boolean may(Peer peer, Message message, Role role, String what) {
        if (allows(peer.identity, role)) {
            return true;
        }
        String asked = message.kind().name() + " " + message.header().getTopic();
        audit.refused(peer, peer.identity, asked, Code.PERMISSION_DENIED, "ROLE");
        refuse(peer, message, Code.PERMISSION_DENIED, "ROLE", needs(what, role, peer.identity));
        return false;
    }

    /** Whom a caller speaks for, with no more rights than its own; null when it was refused. */
    private @Nullable Identity onBehalf(Peer caller, Message request) {
        OnBehalf claim = request.header().getOnBehalf();
        if (claim.getToken().isEmpty()) {
            Role claimed = Role.forNumber(claim.getRole());
            Role role = claimed == null ? Role.ROLE_UNSPECIFIED : claimed;
            return new Identity(caller.identity.name(), lower(role, caller.identity.role()), caller.identity.token());
        }
        return switch (security.tokens().check(claim.getToken())) {
            case Admission.Granted granted -> {
                Identity bearer = granted.identity();
                yield new Identity(bearer.name(), lower(bearer.role(), caller.identity.role()), bearer.token());
            }
            case Admission.Denied denied -> {
                audit.refused(
                        caller, caller.identity, request.header().getMethod(), Code.UNAUTHENTICATED, denied.reason());
                refuse(caller, request, Code.UNAUTHENTICATED, denied.reason(), denied.text());
                yield null;
            }
        };
    }

    private void refuse(Peer peer, Message message, Code code, String reason, String text) {
        counters.callsRefused++;
        if (message.callId() != 0) {
            post.send(peer, Replies.end(message.callId(), code, reason, text));
        }
    }

    private static boolean allows(Identity identity, Role needed) {
        return identity.role() != Role.UNRECOGNIZED && identity.role().compareTo(needed) >= 0;
    }

    private static Role lower(Role one, Role other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String needs(String what, Role role, Identity identity) {
        return what + " needs the role " + word(role) + "; " + identity.name() + " has "
                + (identity.role() == Role.ROLE_UNSPECIFIED ? "none" : word(identity.role()));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
