package dev.aura.bus.host;

import dev.aura.bus.broker.Broker;
import dev.aura.bus.status.Faults;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.ListTracesRequest;
import dev.aura.proto.mesh.v1.ListTracesResponse;
import io.grpc.Status.Code;
import java.util.Locale;
import java.util.regex.Pattern;

/** Answers about traces: checks what was asked, asks the broker. */
final class TraceAnswers {

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{4,32}");
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 1_000;

    private final Broker broker;

    TraceAnswers(Broker broker) {
        this.broker = broker;
    }

    GetTraceResponse get(GetTraceRequest request) {
        String id = request.getTraceId().strip().toLowerCase(Locale.ROOT);
        if (!TRACE_ID.matcher(id).matches()) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_TRACE_ID",
                    "'" + request.getTraceId() + "' is no trace id: give 32 hex digits, or the first 4 or more");
        }
        GetTraceResponse found = broker.trace(id);
        if (found.getSpansCount() == 0) {
            throw Faults.of(
                    Code.NOT_FOUND,
                    "UNKNOWN_TRACE",
                    "no call of trace " + id + " is kept: it is too old, or its calls were fast and not sampled");
        }
        return found;
    }

    ListTracesResponse list(ListTracesRequest request) {
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        return broker.traces(limit, request.getAll());
    }
}
