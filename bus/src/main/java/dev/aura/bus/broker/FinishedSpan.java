package dev.aura.bus.broker;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.aura.bus.trace.TraceContext;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import dev.aura.proto.mesh.v1.Span;

/**
 * A call that is over, as it is kept.
 *
 * @param parentSpan span of the caller; 0 for none
 * @param startedMs Unix time
 * @param timing queue, wire, work and instance
 * @param notable whether it failed or was slow
 */
record FinishedSpan(
        TraceContext context,
        long parentSpan,
        String method,
        String caller,
        Frame.Lane lane,
        long startedMs,
        Timing timing,
        int code,
        String reason,
        long requestBytes,
        long responseBytes,
        boolean notable) {

    private static final int FIXED_BYTES = 256;

    /** What it takes of memory, roughly. Method and instances are texts that others hold too. */
    int bytes() {
        return FIXED_BYTES + reason.length();
    }

    Span toProto() {
        Timestamp started = Timestamps.fromMillis(startedMs);
        return Span.newBuilder()
                .setTraceId(context.traceId())
                .setSpanId(TraceContext.hex(context.spanId()))
                .setParentSpanId(parentSpan == 0 ? "" : TraceContext.hex(parentSpan))
                .setMethod(method)
                .setCaller(caller)
                .setInstance(timing.getInstance())
                .setLane(lane)
                .setStartedAt(started)
                .setQueueNs(timing.getQueueNs())
                .setWireNs(timing.getWireNs())
                .setWorkNs(timing.getWorkNs())
                .setAttempts(timing.getAttempts())
                .setCode(code)
                .setReason(reason)
                .setRequestBytes(requestBytes)
                .setResponseBytes(responseBytes)
                .build();
    }
}
