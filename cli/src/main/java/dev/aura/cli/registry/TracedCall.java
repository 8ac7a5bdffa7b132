package dev.aura.cli.registry;

import dev.aura.bus.trace.Spans;
import dev.aura.bus.trace.TraceContext;
import dev.aura.cli.observe.TracePage;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Channel;
import io.grpc.Context;
import java.io.IOException;

/** A call with a trace of its own, which is shown on stderr whether the call fails or not. */
final class TracedCall {

    /** What is done within the trace. */
    interface Work {
        void run() throws IOException;
    }

    private TracedCall() {}

    static void run(Channel mesh, Output output, Work work) throws IOException {
        TraceContext trace = Spans.ofProcess().beginSampled();
        Context traced = Context.current().withValue(TraceContext.CURRENT, trace.traceparent());
        Context outside = traced.attach();
        try {
            work.run();
        } finally {
            traced.detach(outside);
            show(mesh, trace, output);
        }
    }

    private static void show(Channel mesh, TraceContext trace, Output output) {
        GetTraceResponse found = MeshServiceGrpc.newBlockingStub(mesh)
                .getTrace(
                        GetTraceRequest.newBuilder().setTraceId(trace.traceId()).build());
        TracePage.tree(found, output.messageStyle()).forEach(output::message);
    }
}
