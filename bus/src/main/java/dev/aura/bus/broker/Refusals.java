package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import io.grpc.Status.Code;

/** Says no to callers, in words that help. */
final class Refusals {

    private final Post post;
    private final Counters counters;
    final CallLog log;
    private final BrokerConfig.Limits limits;

    Refusals(Post post, Counters counters, CallLog log, BrokerConfig.Limits limits) {
        this.post = post;
        this.counters = counters;
        this.log = log;
        this.limits = limits;
    }

    /** Refuses what did not become a call, and records it. */
    void refuse(Peer caller, Message request, Code code, String reason, String text) {
        log.refused(caller, request, code, reason);
        say(caller, request.callId(), code, reason, text);
    }

    /** Nobody has the method. */
    void unknown(Peer caller, Message request, String method, Registry registry) {
        ServiceEntry service = registry.serviceOf(method);
        if (service == null) {
            refuse(caller, request, Code.UNAVAILABLE, "NO_PROVIDER", "no running service provides " + method);
        } else {
            refuse(caller, request, Code.UNIMPLEMENTED, "UNKNOWN_METHOD", service.name + " has no method " + method);
        }
    }

    /** A payload is larger than may be. */
    void oversized(Peer caller, long callId, int bytes) {
        say(caller, callId, Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", oversized(bytes));
    }

    /** A service has too many calls waiting. */
    void queueFull(Call call, long nowNs) {
        log.failed(call, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", nowNs);
        say(call.caller, call.callerId, Code.RESOURCE_EXHAUSTED, "QUEUE_FULL", queueFull(call.service));
    }

    boolean isOversized(Message message) {
        return message.payloadBytes() > limits.payloadBytesMax();
    }

    String oversized(int bytes) {
        return "payload of " + bytes + " bytes, at most " + limits.payloadBytesMax() + " (bus.payloadBytesMax)";
    }

    static String queueFull(ServiceEntry service) {
        return service.name + " has " + service.waiting.size() + " calls waiting; try again later";
    }

    private void say(Peer caller, long callId, Code code, String reason, String text) {
        counters.callsRefused++;
        post.send(caller, Replies.end(callId, code, reason, text));
    }
}
