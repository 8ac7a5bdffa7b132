package dev.aura.bus.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Answers;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SupersedeTest {

    private static final CallOptions KEYSTROKE =
            CallOptions.DEFAULT.withOption(MeshCallOptions.SUPERSEDE_KEY, "buffer-7");

    private final EchoService service = new EchoService();
    private final TestMesh mesh = TestMesh.start(new EchoDaemon("echo", service, 2));
    private final MeshClient client = mesh.connect();

    @AfterEach
    void stop() {
        client.close();
        mesh.close();
    }

    @Test
    void aNewerCallCancelsTheOlderAtTheCallerAndAtTheService() throws InterruptedException {
        Answers older = new Answers();
        hang(older, KEYSTROKE);
        assertThat(TestMesh.happens(service.hanging)).isTrue();

        Answers newer = new Answers();
        hang(newer, KEYSTROKE);
        assertThat(older.awaitError()).isEqualTo(Status.Code.CANCELLED);
        assertThat(older.trailers().get(Faults.REASON)).isEqualTo("SUPERSEDED");
        long toldNs = System.nanoTime();
        assertThat(TestMesh.happens(service.cancelled)).isTrue();
        assertThat(System.nanoTime() - toldNs).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void callsOfOtherKeysMethodsAndConnectionsGoOn() throws InterruptedException {
        Answers first = new Answers();
        hang(first, KEYSTROKE);
        assertThat(TestMesh.happens(service.hanging)).isTrue();

        echo(client.channel(), KEYSTROKE);
        echo(client.channel(), KEYSTROKE.withOption(MeshCallOptions.SUPERSEDE_KEY, "buffer-8"));
        try (MeshClient other = mesh.connect()) {
            echo(other.channel(), KEYSTROKE);
        }
        assertThat(service.cancelled.getCount()).isEqualTo(1);
    }

    @Test
    void onlyTheNewestOfACrowdIsWorkedOn() throws InterruptedException {
        // Both slots are held, so the crowd waits in the broker.
        hang(new Answers(), CallOptions.DEFAULT);
        hang(new Answers(), KEYSTROKE.withOption(MeshCallOptions.SUPERSEDE_KEY, "held"));
        for (int i = 0; i < 20; i++) {
            Answers superseded = new Answers();
            ClientCalls.asyncUnaryCall(
                    client.channel().newCall(Echo.ECHO, KEYSTROKE), TestMesh.text("stale"), superseded);
        }
        Answers newest = new Answers();
        ClientCalls.asyncUnaryCall(client.channel().newCall(Echo.ECHO, KEYSTROKE), TestMesh.text("newest"), newest);
        hang(new Answers(), KEYSTROKE.withOption(MeshCallOptions.SUPERSEDE_KEY, "held"));
        // The newer call frees the slot of the older, and whoever waits longest takes it.
        assertThat(newest.await()).containsExactly("newest");
        assertThat(service.echoed).hasValue(1);
    }

    private void hang(Answers answers, CallOptions options) {
        ClientCalls.asyncUnaryCall(
                answers.recordingTrailers(client.channel()).newCall(Echo.HANG, options), TestMesh.text(""), answers);
    }

    private static void echo(Channel channel, CallOptions options) {
        assertThat(ClientCalls.blockingUnaryCall(channel, Echo.ECHO, options, TestMesh.text("x"))
                        .getValue()
                        .toStringUtf8())
                .isEqualTo("x");
    }
}
