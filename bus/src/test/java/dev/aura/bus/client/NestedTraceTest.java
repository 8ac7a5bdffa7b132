package dev.aura.bus.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.bus.trace.Spans;
import dev.aura.bus.trace.TraceContext;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.Span;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NestedTraceTest {

    @Test
    void aCallMadeWhileServingStandsBelowTheCallThatIsServed() {
        TraceContext outer = new Spans(11).beginSampled();
        try (TestMesh mesh = TestMesh.start(new AskingDaemon());
                MeshClient client = mesh.connect()) {
            Context.current()
                    .withValue(TraceContext.CURRENT, outer.traceparent())
                    .run(() -> assertThat(TestMesh.echo(client, "hello")).isEqualTo("hello"));
            List<Span> spans = MeshServiceGrpc.newBlockingStub(client.channel())
                    .getTrace(GetTraceRequest.newBuilder()
                            .setTraceId(outer.traceId())
                            .build())
                    .getSpansList();
            assertThat(spans)
                    .extracting(Span::getMethod)
                    .containsExactly("aura.mesh.v1.MeshService/GetStatus", "test.v1.EchoService/Echo");
            assertThat(spans.getFirst().getParentSpanId())
                    .isEqualTo(spans.getLast().getSpanId());
            assertThat(spans.getLast().getParentSpanId()).isEqualTo(TraceContext.hex(outer.spanId()));
        }
    }

    /** Asks the mesh for its status before it echoes. */
    private static final class AskingDaemon implements Daemon {

        @Override
        public String name() {
            return "asking";
        }

        @Override
        public Running start(DaemonContext context) {
            BindableService asking = () -> ServerInterceptors.intercept(new EchoService(), new Asking(context.mesh()));
            return new Running() {
                @Override
                public List<BindableService> services() {
                    return List.of(asking);
                }

                @Override
                public void close() {}
            };
        }
    }

    private record Asking(Channel mesh) implements ServerInterceptor {

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            long pid = MeshServiceGrpc.newBlockingStub(mesh)
                    .getStatus(GetStatusRequest.getDefaultInstance())
                    .getPid();
            assertThat(pid).isPositive();
            return next.startCall(call, headers);
        }
    }
}
