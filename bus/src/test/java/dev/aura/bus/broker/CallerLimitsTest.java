package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.BytesValue;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.bus.host.ServiceHost;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.security.TokenFile;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Answers;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.mesh.v1.AuditRecord;
import dev.aura.proto.mesh.v1.GetMetersRequest;
import dev.aura.proto.mesh.v1.ListAuditRecordsRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallerLimitsTest {

    private static final Map<String, String> RATE = Map.of("bus.rateMax", "1", "bus.rateBurst", "5");
    private static final Map<String, String> SIZE = Map.of("bus.callerBytesMax", "1000");

    private final Insider insider = new Insider();
    private @Nullable TestMesh mesh;

    @AfterEach
    void stop() {
        if (mesh != null) {
            mesh.close();
        }
    }

    @Test
    void refusesWhatComesFasterThanItMayAndSaysWhenToTryAgain() throws InterruptedException {
        try (MeshClient client = start(RATE).connect()) {
            for (int call = 0; call < 5; call++) {
                assertThat(TestMesh.echo(client, "x")).isEqualTo("x");
            }
            StatusRuntimeException refusal = firstRefusal(client);
            assertThat(refusal.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(Faults.reasonOf(refusal)).isEqualTo("RATE_LIMIT");
            assertThat(refusal).hasMessageContaining("bus.rateMax").hasMessageMatching("(?s).*try again in \\d+ ms.*");
            TestMesh.eventually(() -> passes(client.channel(), Echo.ECHO, "x"));
        }
    }

    @Test
    void limitsEachPeerByItself() {
        TestMesh started = start(RATE);
        try (MeshClient greedy = started.connect();
                MeshClient modest = started.connect()) {
            firstRefusal(greedy);
            for (int call = 0; call < 5; call++) {
                assertThat(TestMesh.echo(modest, "x")).isEqualTo("x");
            }
        }
    }

    @Test
    void countsEventsAsItCountsCalls() throws Exception {
        TestMesh started = start(RATE);
        try (MeshClient client = started.connect()) {
            for (int event = 0; event < 100; event++) {
                client.events().publish("a.b", TestMesh.text("x"));
            }
            assertThat(firstRefusal(client)).isNotNull();
            assertThat(rateLimited()).isGreaterThan(50);
        }
    }

    @Test
    void neverLimitsAPeerOfItsOwnProcess() {
        start(RATE);
        for (int call = 0; call < 100; call++) {
            assertThat(passes(insider.mesh(), Echo.ECHO, "x")).isTrue();
        }
    }

    @Test
    void neverLimitsWhatAServiceAnswers() throws Exception {
        TestMesh started = start(Map.of("bus.rateMax", "1", "bus.rateBurst", "5", "bus.callerBytesMax", "1000"), false);
        try (Link link =
                Link.open(LinkConfig.ipc(started.socket(), "outside", TokenFile.admin(started.directories.state())))) {
            ServiceHost.serve(link, "outside", "1", List.of(new EchoService()), 64)
                    .get(TestMesh.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            for (int call = 0; call < 100; call++) {
                assertThat(passes(insider.mesh(), Echo.ECHO, "x".repeat(2_000))).isTrue();
            }
        }
    }

    @Test
    void notesTheRefusalsOfAPeerOnceASecond() {
        try (MeshClient client = start(RATE).connect()) {
            long startNs = System.nanoTime();
            for (int call = 0; call < 200; call++) {
                passes(client.channel(), Echo.ECHO, "x");
            }
            long seconds = (System.nanoTime() - startNs) / 1_000_000_000L;
            assertThat(MeshServiceGrpc.newBlockingStub(insider.mesh())
                            .listAuditRecords(ListAuditRecordsRequest.newBuilder()
                                    .setLimit(1_000)
                                    .build())
                            .getRecordsList())
                    .filteredOn(record -> record.getReason().equals("RATE_LIMIT"))
                    .hasSizeBetween(1, (int) seconds + 1)
                    .extracting(AuditRecord::getIdentity)
                    .containsOnly("admin");
            assertThat(rateLimited()).isGreaterThanOrEqualTo(200 - 5 - seconds - 1);
        }
    }

    @Test
    void refusesAMessageThatIsLargerThanAPeerMaySend() {
        try (MeshClient client = start(SIZE).connect()) {
            assertThat(reasonOf(client.channel(), "x".repeat(2_000))).isEqualTo("PAYLOAD_TOO_LARGE");
            assertThat(passes(client.channel(), Echo.ECHO, "x".repeat(900))).isTrue();
            assertThat(passes(insider.mesh(), Echo.ECHO, "x".repeat(2_000))).isTrue();
        }
    }

    @Test
    void endsAStreamWhoseNextMessageIsTooLarge() throws InterruptedException {
        try (MeshClient client = start(SIZE).connect()) {
            Answers answers = new Answers();
            StreamObserver<BytesValue> requests = ClientCalls.asyncClientStreamingCall(
                    client.channel().newCall(Echo.JOIN, CallOptions.DEFAULT), answers);
            requests.onNext(TestMesh.text("small"));
            requests.onNext(TestMesh.text("x".repeat(2_000)));
            assertThat(answers.awaitError()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        }
    }

    private TestMesh start(Map<String, String> configuration) {
        return start(configuration, true);
    }

    private TestMesh start(Map<String, String> configuration, boolean echoInside) {
        Daemon[] daemons =
                echoInside ? new Daemon[] {new EchoDaemon(new EchoService()), insider} : new Daemon[] {insider};
        TestMesh started = TestMesh.start(TestMesh.newDirectories(), configuration, daemons);
        mesh = started;
        return started;
    }

    private long rateLimited() {
        return MeshServiceGrpc.newBlockingStub(insider.mesh())
                .getMeters(GetMetersRequest.getDefaultInstance())
                .getRateLimited();
    }

    private static StatusRuntimeException firstRefusal(MeshClient client) {
        for (int call = 0; call < 1_000; call++) {
            try {
                TestMesh.echo(client, "x");
            } catch (StatusRuntimeException e) {
                return e;
            }
        }
        throw new AssertionError("a thousand calls were let through");
    }

    private static boolean passes(Channel channel, MethodDescriptor<BytesValue, BytesValue> method, String text) {
        try {
            call(channel, method, text);
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    private static @Nullable String reasonOf(Channel channel, String text) {
        try {
            call(channel, Echo.ECHO, text);
            return "";
        } catch (StatusRuntimeException e) {
            return Faults.reasonOf(e);
        }
    }

    private static void call(Channel channel, MethodDescriptor<BytesValue, BytesValue> method, String text) {
        ClientCalls.blockingUnaryCall(
                channel, method, CallOptions.DEFAULT.withDeadlineAfter(TestMesh.PATIENCE), TestMesh.text(text));
    }

    /** A daemon of the broker's own process that calls others. */
    private static final class Insider implements Daemon {
        private @Nullable Channel channel;

        Channel mesh() {
            return Objects.requireNonNull(channel);
        }

        @Override
        public String name() {
            return "insider";
        }

        @Override
        public Running start(DaemonContext context) {
            channel = context.mesh();
            return new Running() {
                @Override
                public List<BindableService> services() {
                    return List.of();
                }

                @Override
                public void close() {}
            };
        }
    }
}
