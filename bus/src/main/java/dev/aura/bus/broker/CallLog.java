package dev.aura.bus.broker;

import dev.aura.bus.trace.Spans;
import dev.aura.bus.trace.TraceContext;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Status;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known of calls that are over: the times of each go into its instance's distributions; a call that failed, was slow or
 * belongs to a sampled trace is kept as a span. The rest costs a few additions.
 */
final class CallLog {

    private static final long NANOS_PER_MS = 1_000_000;
    private static final int TEXT_CHARS_MAX = 256;

    final SpanRing ring;
    private final long slowNs;
    private final AuditTrail audit;
    private final Spans spans = Spans.ofProcess();

    CallLog(BrokerConfig.Tracing tracing, AuditTrail audit) {
        this.audit = audit;
        ring = new SpanRing(tracing.spansMax(), tracing.bytesMax());
        slowNs = tracing.slow().toNanos();
    }

    /** An instance has ended a call. */
    void ended(Call call, Provider provider, Message end, Timing timing, long nowNs) {
        provider.queue.add(timing.getQueueNs());
        provider.work.add(timing.getWorkNs());
        Status status = end.header().getStatus();
        keep(call, timing, status.getCode(), status.getReason(), bytes(end), nowNs);
    }

    /** A call got the answer of another one, whose execution it shared. */
    void shared(Call call, Message answer, long nowNs) {
        Status status = answer.header().getStatus();
        keep(call, answer.timing(), status.getCode(), status.getReason(), bytes(answer), nowNs);
    }

    /** The broker has ended a call in place of an instance, or its caller has. */
    void failed(Call call, Code code, String reason, long nowNs) {
        Provider provider = call.provider;
        Timing.Builder timing = Timing.newBuilder();
        if (provider == null) {
            timing.setQueueNs(nowNs - call.receivedNs);
        } else {
            timing.setQueueNs(call.sentNs - call.receivedNs)
                    .setWireNs(nowNs - call.sentNs)
                    .setInstance(provider.peer.instance)
                    .setAttempts(call.attempts);
        }
        keep(call, timing.build(), code.value(), reason, 0, nowNs);
    }

    /** A call was refused before it was one. */
    void refused(Peer caller, Message request, Code code, String reason) {
        Frame header = request.header();
        audit.over(caller, request.callId(), cut(header.getMethod()), code.value(), reason);
        add(
                header.getTraceparent(),
                header.getParentSpan(),
                cut(header.getMethod()),
                caller.instance,
                header.getLane(),
                0,
                Timing.getDefaultInstance(),
                code.value(),
                reason,
                request.payloadBytes(),
                0,
                true);
    }

    /** A command was answered with the outcome that it had before. */
    void repeated(Peer caller, Message request, Message end) {
        dev.aura.proto.bus.v1.Status outcome = end.header().getStatus();
        audit.over(caller, request.callId(), cut(request.header().getMethod()), outcome.getCode(), outcome.getReason());
    }

    private void keep(Call call, Timing timing, int code, String reason, long responseBytes, long nowNs) {
        audit.over(call.caller, call.callerId, call.method.name(), code, reason);
        long totalNs = nowNs - call.receivedNs;
        boolean failed = code != Code.OK.value() && code != Code.CANCELLED.value();
        boolean notable = failed || totalNs >= slowNs;
        if (notable || isSampled(call.traceparent)) {
            add(
                    call.traceparent,
                    call.parentSpan,
                    call.method.name(),
                    call.caller.instance,
                    call.lane,
                    totalNs,
                    timing,
                    code,
                    reason,
                    call.requestBytes,
                    responseBytes,
                    notable);
        }
    }

    private void add(
            String traceparent,
            long parentSpan,
            String method,
            String caller,
            Frame.Lane lane,
            long totalNs,
            Timing timing,
            int code,
            String reason,
            long requestBytes,
            long responseBytes,
            boolean notable) {
        TraceContext named = TraceContext.parse(traceparent);
        long startedMs = System.currentTimeMillis() - totalNs / NANOS_PER_MS;
        ring.add(new FinishedSpan(
                named == null ? spans.beginSampled() : named,
                parentSpan,
                method,
                caller,
                lane,
                startedMs,
                timing,
                code,
                cut(reason),
                requestBytes,
                responseBytes,
                notable));
    }

    private static long bytes(Message message) {
        return message.header().hasBlob() ? message.header().getBlob().getSize() : message.payloadBytes();
    }

    /** The last of the flags, without reading the rest. */
    private static boolean isSampled(@Nullable String traceparent) {
        return traceparent != null && !traceparent.isEmpty() && traceparent.charAt(traceparent.length() - 1) == '1';
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), TEXT_CHARS_MAX));
    }
}
