package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.mesh.v1.GetMetersRequest;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.ListTracesRequest;
import dev.aura.proto.mesh.v1.ListTracesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code aura top} and {@code aura trace}. */
@Timeout(30)
class ObserveCommandsTest {

    private static final GetTraceResponse TRACE = Fakes.message(GetTraceResponse.getDefaultInstance(), """
            spans { trace_id: "4bf92f3577b34da6a3ce929d0e0e4736" span_id: "01" method: "aura.git.v1.GitService/Review"
              instance: "git-0a1b2c3d" queue_ns: 1000 wire_ns: 200000 work_ns: 5000000 attempts: 2 }
            spans { trace_id: "4bf92f3577b34da6a3ce929d0e0e4736" span_id: "02" parent_span_id: "01"
              method: "aura.code.v1.CodeService/Analyze" instance: "code-0a1b2c3d" work_ns: 3000000 attempts: 1 }
            spans { trace_id: "4bf92f3577b34da6a3ce929d0e0e4736" span_id: "03" parent_span_id: "02"
              method: "aura.code.v1.CodeService/Measure" instance: "code-0a1b2c3d" code: 14 reason: "NO_PROVIDER" }
            spans { trace_id: "4bf92f3577b34da6a3ce929d0e0e4736" span_id: "04" parent_span_id: "gone"
              method: "aura.code.v1.CodeService/Outline" instance: "code-0a1b2c3d" code: 4 }
            """);

    @TempDir
    Path root;

    @Test
    void topShowsRatesBetweenTwoLooksAndWhatIsNow() throws IOException {
        try (CommandLineRun run =
                CommandLineRun.withServices(root, new Looks(meters(1_000, 100, 0), meters(3_000, 300, 7)))) {
            List<String> lines =
                    run.run("top", "--once", "--interval", "1ms").out().lines().toList();
            assertThat(lines.get(0)).contains("3.0 s", "200 calls/s", "4 in flight", "2 peers", "3.5 events/s");
            assertThat(lines.get(1)).contains("refused 1,234");
            assertThat(lines.get(2)).contains("INSTANCE", "CALLS/S", "WAITING", "P99", "MEMORY");
            assertThat(lines.get(3)).contains("code-0a1b2c3d", "100", "3/8", "850 µs", "12 ms", "1.0 MiB");
            assertThat(lines.get(3).split(" {2,}"))
                    .as("waits for code, not for others")
                    .contains("5");
            assertThat(lines.get(4)).as("it was not there before").contains("new-00000001", "5.0");
            assertThat(lines).hasSize(5);
        }
    }

    @Test
    void topGivesOneLookAsJson() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(root, new Looks(meters(1_000, 100, 0)))) {
            assertThat(run.run("--json", "top").out()).contains("\"callsRouted\": \"200\"");
        }
    }

    @Test
    void topStartsNoMesh() {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root)) {
            CommandLineRun.Result result = run.run("top", "--once");
            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains("MESH_DOWN");
        }
    }

    @Test
    void traceShowsEachCallBelowTheOneThatMadeIt() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor()).answers("GetTrace", TRACE);
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            List<String> lines = run.run("trace", "4bf9").out().lines().toList();
            assertThat(lines.get(0)).isEqualTo("trace 4bf92f3577b34da6a3ce929d0e0e4736  4 calls");
            assertThat(lines.get(1)).contains("CALL", "INSTANCE", "QUEUE", "STATUS");
            assertThat(lines.get(2))
                    .startsWith("GitService/Review ")
                    .contains("5 ms", "1 µs", "200 µs", "ok after 2 attempts");
            assertThat(lines.get(3)).startsWith("  CodeService/Analyze ").endsWith("ok");
            assertThat(lines.get(4)).startsWith("    CodeService/Measure ").endsWith("NO_PROVIDER");
            assertThat(lines.get(5))
                    .as("its parent is no longer kept")
                    .startsWith("CodeService/Outline ")
                    .endsWith("DEADLINE_EXCEEDED");
            assertThat(mesh.asked(GetTraceRequest.class).getTraceId()).isEqualTo("4bf9");
        }
    }

    @Test
    void traceWithoutAnIdListsCallsThatFailedOrWereSlow() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor())
                .answers(
                        "ListTraces",
                        ListTracesResponse.newBuilder()
                                .addAllSpans(TRACE.getSpansList())
                                .build());
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            List<String> lines =
                    run.run("trace", "--limit", "7", "--all").out().lines().toList();
            assertThat(lines).hasSize(6);
            assertThat(lines.get(1)).startsWith("4bf92f3577b34da6 ").contains("GitService/Review");
            assertThat(lines.get(5)).contains("aura trace ID");
            assertThat(mesh.asked(ListTracesRequest.class).getLimit()).isEqualTo(7);
            assertThat(mesh.asked(ListTracesRequest.class).getAll()).isTrue();
        }
    }

    @Test
    void traceSaysWhatItDoesNotKnow() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor())
                .answers(
                        "ListTraces",
                        ListTracesResponse.newBuilder().setKept(12).build())
                .fails("GetTrace", Status.Code.NOT_FOUND, "UNKNOWN_TRACE", "no trace ffff is kept");
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            assertThat(run.run("trace").out()).contains("no call failed or was slow", "--all", "(12)");
            CommandLineRun.Result unknown = run.run("trace", "ffff");
            assertThat(unknown.exit()).isEqualTo(7);
            assertThat(unknown.err()).contains("UNKNOWN_TRACE");
        }
    }

    private static GetMetersResponse meters(long uptimeMs, long calls, long events) {
        return Fakes.message(
                GetMetersResponse.getDefaultInstance(),
                "uptime_ms: " + uptimeMs + " calls_routed: " + (calls * 2) + " calls_in_flight: 4 events_published: "
                        + events
                        + " calls_refused: 1234 peers: 2 resident_bytes: 1048576"
                        + " queues { service: 'aura.code.v1.CodeService' daemon: 'code' calls: 5 }"
                        + " queues { service: 'aura.git.v1.GitService' daemon: 'git' calls: 9 }"
                        + " instances { service: 'code' id: 'code-0a1b2c3d' in_flight: 3 slots: 8 calls: " + calls
                        + " queue { count: 9 p50_ns: 850000 p99_ns: 12000000 } resident_bytes: 1048576 }"
                        + (uptimeMs > 1_000
                                ? " instances { service: 'new' id: 'new-00000001' slots: 1 calls: 10 }"
                                : ""));
    }

    /** Answers with one look after the other, and with the last one from then on. */
    private static final class Looks extends MeshServiceGrpc.MeshServiceImplBase {

        private final Iterator<GetMetersResponse> looks;
        private GetMetersResponse last = GetMetersResponse.getDefaultInstance();

        Looks(GetMetersResponse... looks) {
            this.looks = List.of(looks).iterator();
        }

        @Override
        public void getMeters(GetMetersRequest request, StreamObserver<GetMetersResponse> responses) {
            last = looks.hasNext() ? looks.next() : last;
            responses.onNext(last);
            responses.onCompleted();
        }
    }
}
