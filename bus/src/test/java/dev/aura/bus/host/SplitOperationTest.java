package dev.aura.bus.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.client.MeshTrailers;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Answers;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoProcess;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.JavaProcess;
import dev.aura.bus.testing.TestMesh;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse.Service;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SplitOperationTest {

    private static final Logger LOG = Logger.getLogger(SplitOperationTest.class.getName());

    /** Long enough to be killed meanwhile. */
    private static final String NAP_MS = "1500";

    private final Directories directories = TestMesh.newDirectories();

    @Test
    void aKilledServiceFailsItsCallsAndServesAgainWhenItIsBack() throws IOException, InterruptedException {
        Map<String, String> expecting = Map.of("bus.expectedServices", "echo", "bus.startGrace", "0s");
        try (TestMesh mesh = TestMesh.start(directories, expecting, new EchoDaemon("other", new EchoService(), 1));
                MeshClient client = mesh.connect()) {
            try (JavaProcess service = JavaProcess.start(directories, EchoProcess.class)) {
                TestMesh.eventually(() -> instances(client) == 1);
                Answers answers = new Answers();
                ClientCalls.asyncUnaryCall(client.channel().newCall(Echo.HANG, to(client)), TestMesh.text(""), answers);
                TestMesh.eventually(() -> echoService(client).getInstances(0).getInFlight() == 1);

                service.kill();
                long killedNs = System.nanoTime();
                assertThat(answers.awaitError()).isEqualTo(Status.Code.UNAVAILABLE);
                Duration noticed = Duration.ofNanos(System.nanoTime() - killedNs);
                LOG.info(() -> "kill -9 was noticed after " + noticed.toMillis() + " ms");
                assertThat(noticed).isLessThan(Duration.ofSeconds(5));
                TestMesh.eventually(() -> instances(client) == 0);
                assertThat(status(client).getState()).isEqualTo(GetStatusResponse.State.DEGRADED);
            }
            try (JavaProcess again = JavaProcess.start(directories, EchoProcess.class)) {
                TestMesh.eventually(() -> instances(client) == 1);
                assertThat(echoService(client).getInstances(0).getPid()).isEqualTo(again.pid());
                assertThat(TestMesh.echo(client, "back")).isEqualTo("back");
                assertThat(status(client).getState()).isEqualTo(GetStatusResponse.State.READY);
            }
        }
    }

    @Test
    void peersRegisterAgainWithANewBrokerAndWaitForTheFirst() throws IOException, InterruptedException {
        // The service starts before there is any broker.
        try (JavaProcess service = JavaProcess.start(directories, EchoProcess.class)) {
            JavaProcess broker = JavaProcess.start(directories, AuradMain.class, "--broker");
            try (MeshClient client = TestMesh.connect(directories)) {
                TestMesh.eventually(() -> succeeds(client));
                // SIGKILL leaves a stale socket file behind.
                broker.kill();
                assertThat(MeshClient.brokerSocket(directories.runtime())).exists();
                broker = JavaProcess.start(directories, AuradMain.class, "--broker");
                TestMesh.eventually(() -> succeeds(client));
                assertThat(echoService(client).getInstances(0).getPid()).isEqualTo(service.pid());
            } finally {
                broker.close();
            }
        }
    }

    @Test
    void callsInFlightFailWhenTheBrokerDies() throws IOException, InterruptedException {
        try (JavaProcess broker = JavaProcess.start(directories, AuradMain.class, "--broker");
                JavaProcess service = JavaProcess.start(directories, EchoProcess.class);
                MeshClient client = TestMesh.connect(directories)) {
            TestMesh.eventually(() -> succeeds(client));
            Answers answers = new Answers();
            ClientCalls.asyncUnaryCall(
                    client.channel().newCall(Echo.HANG, CallOptions.DEFAULT), TestMesh.text(""), answers);
            TestMesh.eventually(() -> echoService(client).getInstances(0).getInFlight() == 1);
            broker.kill();
            assertThat(answers.awaitError()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(service.pid()).isPositive();
        }
    }

    @Test
    void aQueryInFlightIsAskedAgainWhenTheBrokerIsBack() throws IOException, InterruptedException {
        try (JavaProcess service = JavaProcess.start(directories, EchoProcess.class)) {
            JavaProcess broker = JavaProcess.start(directories, AuradMain.class, "--broker");
            try (MeshClient client = TestMesh.connect(directories)) {
                TestMesh.eventually(() -> succeeds(client));
                Answers answers = new Answers();
                nap(client, answers);
                TestMesh.eventually(() -> echoService(client).getInstances(0).getInFlight() == 1);
                broker.kill();
                broker = JavaProcess.start(directories, AuradMain.class, "--broker");
                assertThat(answers.await()).containsExactly(NAP_MS);
                assertThat(Objects.requireNonNull(MeshTrailers.timing(answers.trailers()))
                                .getAttempts())
                        .isGreaterThan(1);
                assertThat(service.pid()).isPositive();
            } finally {
                broker.close();
            }
        }
    }

    @Test
    void aQueryInFlightIsAskedAgainWhenItsServiceIsBack() throws IOException, InterruptedException {
        try (JavaProcess broker = JavaProcess.start(directories, AuradMain.class, "--broker");
                JavaProcess service = JavaProcess.start(directories, EchoProcess.class);
                MeshClient client = TestMesh.connect(directories)) {
            TestMesh.eventually(() -> succeeds(client));
            Answers answers = new Answers();
            nap(client, answers);
            TestMesh.eventually(() -> echoService(client).getInstances(0).getInFlight() == 1);
            service.kill();
            try (JavaProcess again = JavaProcess.start(directories, EchoProcess.class)) {
                assertThat(answers.await()).containsExactly(NAP_MS);
                assertThat(Objects.requireNonNull(MeshTrailers.timing(answers.trailers()))
                                .getAttempts())
                        .isEqualTo(2);
                assertThat(again.pid()).isNotEqualTo(service.pid());
            }
            assertThat(broker.pid()).isPositive();
        }
    }

    @Test
    void aQueryFailsWhenNoBrokerComesBackInItsTime() throws IOException, InterruptedException {
        try (JavaProcess broker = JavaProcess.start(directories, AuradMain.class, "--broker");
                JavaProcess service = JavaProcess.start(directories, EchoProcess.class);
                MeshClient client = TestMesh.connect(directories)) {
            TestMesh.eventually(() -> succeeds(client));
            Answers answers = new Answers();
            nap(client, answers);
            TestMesh.eventually(() -> echoService(client).getInstances(0).getInFlight() == 1);
            broker.kill();
            assertThat(answers.awaitError()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(answers.trailers().get(Faults.REASON)).isEqualTo("MESH_LOST");
            assertThat(service.pid()).isPositive();
        }
    }

    private static void nap(MeshClient client, Answers answers) {
        ClientCalls.asyncUnaryCall(
                answers.recordingTrailers(client.channel()).newCall(Echo.NAP, CallOptions.DEFAULT),
                TestMesh.text(NAP_MS),
                answers);
    }

    @Test
    void aSecondOneSaysWhoRunsAndEnds() throws IOException, InterruptedException {
        try (JavaProcess first = JavaProcess.start(directories, AuradMain.class, "--broker");
                MeshClient client = TestMesh.connect(directories)) {
            TestMesh.eventually(() -> Files.exists(PidFile.in(directories.runtime())));
            try (JavaProcess second = JavaProcess.start(directories, AuradMain.class)) {
                assertThat(second.awaitExit()).isEqualTo(75);
                assertThat(second.output()).contains("already running as pid " + first.pid());
            }
            assertThat(status(client).getPid()).isEqualTo(first.pid());
        }
    }

    @Test
    void stopsInOrderOnSigterm() throws IOException, InterruptedException {
        try (JavaProcess aurad = JavaProcess.start(directories, AuradMain.class);
                MeshClient client = TestMesh.connect(directories)) {
            assertThat(status(client).getPid()).isEqualTo(aurad.pid());
            assertThat(aurad.terminate()).isZero();
            assertThat(MeshClient.brokerSocket(directories.runtime())).doesNotExist();
            assertThat(PidFile.in(directories.runtime())).doesNotExist();
            assertThat(aurad.output()).contains("aurad is stopping");
        }
    }

    @Test
    void refusesWrongUsage() throws IOException, InterruptedException {
        try (JavaProcess unknownOption = JavaProcess.start(directories, AuradMain.class, "--nonsense");
                JavaProcess unknownService = JavaProcess.start(directories, AuradMain.class, "--service", "nobody")) {
            assertThat(unknownOption.awaitExit()).isEqualTo(2);
            assertThat(unknownOption.output()).contains("--nonsense");
            assertThat(unknownService.awaitExit()).isEqualTo(7);
            assertThat(unknownService.output()).contains("nobody");
        }
    }

    /** To the instance in a process of its own. */
    private static CallOptions to(MeshClient client) {
        return CallOptions.DEFAULT.withOption(
                dev.aura.bus.client.MeshCallOptions.TARGET,
                echoService(client).getInstances(0).getId());
    }

    private static boolean succeeds(MeshClient client) {
        try {
            return TestMesh.echo(client, "x").equals("x");
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    private static int instances(MeshClient client) {
        return echoService(client).getInstancesCount();
    }

    private static Service echoService(MeshClient client) {
        return status(client).getServicesList().stream()
                .filter(service -> service.getName().equals("echo"))
                .findFirst()
                .orElse(Service.getDefaultInstance());
    }

    private static GetStatusResponse status(MeshClient client) {
        return MeshServiceGrpc.newBlockingStub(client.channel())
                .withDeadlineAfter(TestMesh.PATIENCE)
                .getStatus(GetStatusRequest.getDefaultInstance());
    }
}
