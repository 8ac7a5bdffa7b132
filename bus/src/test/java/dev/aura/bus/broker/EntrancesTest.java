package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.security.AllowList;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.CurveKeys;
import dev.aura.bus.security.Security;
import dev.aura.bus.security.TokenRegister;
import dev.aura.bus.wire.Contexts;
import dev.aura.proto.bus.v1.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

@Timeout(60)
class EntrancesTest {

    @TempDir
    private Path directory;

    /** ZeroMQ lets everybody in where nobody answers for the list of keys. */
    @Test
    void admitNobodyWhereNobodyAnswersForTheList() throws InterruptedException {
        ZMQ.Context context = Contexts.open();
        CurveKeys server = CurveKeys.create(directory, "server");
        CurveKeys client = CurveKeys.create(directory, "client");
        try (Entrances entrances = new Entrances(context, config(server), "admitted");
                ZMQ.Socket dealer = context.socket(SocketType.DEALER)) {
            entrances.bindTcp("tcp://127.0.0.1:*");
            dealer.setLinger(0);
            dealer.setCurveServerKey(ZMQ.Curve.z85Decode(server.publicKey()));
            dealer.setCurvePublicKey(ZMQ.Curve.z85Decode(client.publicKey()));
            dealer.setCurveSecretKey(ZMQ.Curve.z85Decode(client.secretKey()));
            dealer.connect(entrances.tcpAddress());
            dealer.send(Frame.newBuilder().setKind(Frame.Kind.HELLO).build().toByteArray());
            RouterSocket.Received received = next(entrances);
            assertThat(received.message()).isNull();
            assertThat(received.problem()).contains("not admitted");
        }
        context.close();
    }

    private static RouterSocket.Received next(Entrances entrances) throws InterruptedException {
        long endNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < endNs) {
            RouterSocket.@Nullable Received received = entrances.receive();
            if (received != null) {
                return received;
            }
            Thread.sleep(1);
        }
        throw new AssertionError("nothing came");
    }

    private BrokerConfig config(CurveKeys server) {
        Security security =
                new Security(TokenRegister.open(directory, InstantSource.system()), AuditLog.open(directory, 1 << 20));
        return new BrokerConfig(
                null,
                "test",
                Duration.ofMillis(500),
                BrokerConfig.Limits.DEFAULTS,
                CallerLimits.NONE,
                List.of(),
                Duration.ZERO,
                BrokerConfig.Tracing.DEFAULTS,
                security,
                new CallPolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                null,
                BrokerConfig.Blobs.OFF,
                new BrokerConfig.Tcp("tcp://127.0.0.1:*", server, new AllowList(directory.resolve("none"))));
    }
}
