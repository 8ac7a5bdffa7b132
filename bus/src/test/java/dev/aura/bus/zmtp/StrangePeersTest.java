package dev.aura.bus.zmtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who connects to the broker's socket and does not do what a peer does. The others do not notice. */
@Timeout(60)
final class StrangePeersTest {

    private final TestMesh mesh = TestMesh.start(new EchoDaemon(new EchoService()));
    private final List<SocketChannel> strangers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
        mesh.close();
    }

    @Test
    void whoGreetsInAnotherWayIsSentAway() throws IOException {
        SocketChannel stranger = connect();
        stranger.write(ByteBuffer.wrap(new byte[64]));
        assertThat(isClosedByTheBroker(stranger)).isTrue();
        assertEcho();
    }

    @Test
    void whoSaysNothingIsSentAwayAfterAWhile() throws IOException {
        SocketChannel stranger = connect();
        assertThat(isClosedByTheBroker(stranger)).isTrue();
        assertEcho();
    }

    @Test
    void whoStopsInTheMiddleOfAMessageHoldsUpNobody() throws IOException {
        SocketChannel stranger = connect();
        stranger.write(new ByteBuffer[] {
            ZmtpFormat.greeting(),
            ZmtpFormat.ready(SocketRole.DEALER),
            ByteBuffer.allocate(9).put((byte) ZmtpFormat.LONG).putLong(16 << 20).flip(),
            ByteBuffer.wrap(new byte[100])
        });
        assertEcho();
    }

    @Test
    void whoSendsAMessageBeforeItIsReadyIsSentAway() throws IOException {
        SocketChannel stranger = connect();
        stranger.write(new ByteBuffer[] {ZmtpFormat.greeting(), ByteBuffer.wrap(new byte[] {0, 1, 42})});
        assertThat(isClosedByTheBroker(stranger)).isTrue();
    }

    @Test
    void aThousandThatComeAndGoLeaveNothingBehind() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX);
            stranger.connect(UnixDomainSocketAddress.of(mesh.socket()));
            if (i % 2 == 0) {
                stranger.write(ZmtpFormat.greeting());
            }
            stranger.close();
        }
        assertEcho();
    }

    @Test
    void mutatedFramesNeitherStopNorStallTheBroker() throws IOException {
        Random random = new Random(20_261_121);
        byte[] hello = {0, 4, 8, 1, 16, 1};
        for (int round = 0; round < 500; round++) {
            SocketChannel stranger = connect();
            byte[] bytes = new byte[200];
            random.nextBytes(bytes);
            System.arraycopy(hello, 0, bytes, 0, hello.length);
            bytes[random.nextInt(hello.length)] = (byte) random.nextInt();
            try {
                stranger.write(new ByteBuffer[] {
                    ZmtpFormat.greeting(), ZmtpFormat.ready(SocketRole.DEALER), ByteBuffer.wrap(bytes)
                });
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("pipe");
            }
            stranger.close();
        }
        assertEcho();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX);
        strangers.add(stranger);
        stranger.connect(UnixDomainSocketAddress.of(mesh.socket()));
        return stranger;
    }

    /** Reads until the end, which the test's limit bounds. */
    private static boolean isClosedByTheBroker(SocketChannel stranger) {
        ByteBuffer in = ByteBuffer.allocate(1_024);
        try {
            while (stranger.read(in.clear()) >= 0) {
                // The greeting.
            }
        } catch (IOException e) {
            return true;
        }
        return true;
    }

    private void assertEcho() {
        try (MeshClient client = mesh.connect()) {
            assertThat(TestMesh.echo(client, "hi")).isEqualTo("hi");
        }
    }
}
