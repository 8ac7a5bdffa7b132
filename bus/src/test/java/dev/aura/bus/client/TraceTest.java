package dev.aura.bus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.bus.trace.Spans;
import dev.aura.bus.trace.TraceContext;
import dev.aura.proto.mesh.v1.GetMetersRequest;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.ListTracesRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.MeshServiceGrpc.MeshServiceBlockingStub;
import dev.aura.proto.mesh.v1.Span;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TraceTest {

    private final TestMesh mesh = TestMesh.start(new EchoDaemon(new EchoService()));
    private final MeshClient client = mesh.connect();
    private final MeshServiceBlockingStub asking = MeshServiceGrpc.newBlockingStub(client.channel());

    @BeforeEach
    void echoOnce() {
        assertThat(TestMesh.echo(client, "before")).isEqualTo("before");
    }

    @AfterEach
    void close() {
        client.close();
        mesh.close();
    }

    @Test
    void keepsACallOfASampledTraceWithItsTimes() {
        TraceContext outer = new Spans(7).beginSampled();
        Context.current()
                .withValue(TraceContext.CURRENT, outer.traceparent())
                .run(() -> assertThat(TestMesh.echo(client, "hello")).isEqualTo("hello"));
        List<Span> spans = trace(outer.traceId());
        assertThat(spans).hasSize(1);
        Span span = spans.getFirst();
        assertThat(span.getMethod()).isEqualTo(Echo.ECHO.getFullMethodName());
        assertThat(span.getParentSpanId()).isEqualTo(TraceContext.hex(outer.spanId()));
        assertThat(span.getInstance()).startsWith("echo-");
        assertThat(span.getCaller()).startsWith("test-");
        assertThat(span.getWorkNs()).isPositive();
        assertThat(span.getRequestBytes()).isEqualTo(7);
        assertThat(span.getResponseBytes()).isEqualTo(7);
        assertThat(span.getAttempts()).isEqualTo(1);
        assertThat(span.getStartedAt().getSeconds()).isPositive();
    }

    @Test
    void keepsACallThatFailedAndFindsItByTheFirstDigitsOfItsTrace() {
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        client.channel(), Echo.MISSING, CallOptions.DEFAULT, TestMesh.text("")))
                .isInstanceOf(StatusRuntimeException.class);
        List<Span> failed = asking.listTraces(ListTracesRequest.getDefaultInstance()).getSpansList().stream()
                .filter(span -> span.getCode() != 0)
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(failed.getFirst().getReason()).isEqualTo("UNKNOWN_METHOD");
        assertThat(trace(failed.getFirst().getTraceId().substring(0, 8))).isEqualTo(failed);
    }

    @Test
    void listsAllThatAreKeptWhereAsked() {
        assertThat(asking.listTraces(ListTracesRequest.newBuilder().setAll(true).build())
                        .getSpansList())
                .extracting(Span::getMethod)
                .contains(Echo.ECHO.getFullMethodName());
    }

    @Test
    void saysThatATraceIsNotKnown() {
        assertThatThrownBy(() -> trace("0123456789abcdef")).hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> trace("xyz")).hasMessageContaining("INVALID_ARGUMENT");
    }

    @Test
    void countsCallsByInstance() {
        GetMetersResponse meters = asking.getMeters(GetMetersRequest.getDefaultInstance());
        GetMetersResponse.Instance echo = meters.getInstancesList().stream()
                .filter(instance -> instance.getService().equals("echo"))
                .findFirst()
                .orElseThrow();
        assertThat(echo.getCalls()).isEqualTo(1);
        assertThat(echo.getWork().getCount()).isEqualTo(1);
        assertThat(echo.getWork().getP99Ns()).isPositive();
        assertThat(echo.getResidentBytes()).isPositive();
        assertThat(meters.getCallsRouted()).isGreaterThanOrEqualTo(1);
        assertThat(meters.getQueuesList())
                .extracting(GetMetersResponse.Queue::getDaemon)
                .contains("echo", "mesh");
    }

    private List<Span> trace(String id) {
        return asking.getTrace(GetTraceRequest.newBuilder().setTraceId(id).build())
                .getSpansList();
    }
}
