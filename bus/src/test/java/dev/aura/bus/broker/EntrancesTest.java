package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.security.AllowList;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.security.CurveKeys;
import dev.aura.bus.security.Security;
import dev.aura.bus.security.TokenRegister;
import dev.aura.bus.wire.Agent;
import dev.aura.bus.wire.Contexts;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.proto.bus.v1.Frame;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    void admitNobodyWhereNobodyAnswersForTheList() throws Exception {
        ZMQ.Context context = Contexts.open();
        CurveKeys server = CurveKeys.create(directory, "server");
        CurveKeys client = CurveKeys.create(directory, "client");
        AdmittedKeys nobodyAsks = new AdmittedKeys("admitted ", new AllowList(directory.resolve("none")));
        Entrances entrances = new Entrances(context, config(server), nobodyAsks);
        FirstArrival first = new FirstArrival(entrances);
        DutyCycle cycle = new DutyCycle("entrances-test", first);
        try (cycle;
                ZMQ.Socket dealer = context.socket(SocketType.DEALER)) {
            entrances.bindTcp("tcp://127.0.0.1:*");
            entrances.watchedBy(cycle);
            cycle.start();
            dealer.setLinger(0);
            dealer.setCurveServerKey(ZMQ.Curve.z85Decode(server.publicKey()));
            dealer.setCurvePublicKey(ZMQ.Curve.z85Decode(client.publicKey()));
            dealer.setCurveSecretKey(ZMQ.Curve.z85Decode(client.secretKey()));
            dealer.connect(entrances.tcpAddress());
            dealer.send(Frame.newBuilder().setKind(Frame.Kind.HELLO).build().toByteArray());
            RouterSocket.Received received = first.arrival.get(20, TimeUnit.SECONDS);
            assertThat(received.message()).isNull();
            assertThat(received.problem()).contains("not admitted");
        }
        context.close();
    }

    private BrokerConfig config(CurveKeys server) {
        Security security =
                new Security(TokenRegister.open(directory, InstantSource.system()), AuditLog.open(directory, 1 << 20));
        return BrokerConfig.builder("test", security)
                .tcp(new BrokerConfig.Tcp("tcp://127.0.0.1:*", server, new AllowList(directory.resolve("none"))))
                .build();
    }

    /** Takes turns as the broker does: what arrives ends its sleep. */
    private static final class FirstArrival implements Agent {

        private static final long LOOK_AGAIN_NS = 1_000_000_000;

        private final Entrances entrances;
        private final CompletableFuture<RouterSocket.Received> arrival = new CompletableFuture<>();

        FirstArrival(Entrances entrances) {
            this.entrances = entrances;
        }

        @Override
        public int doWork(long nowNs) {
            RouterSocket.Received received = entrances.receive();
            return received != null && arrival.complete(received) ? 1 : 0;
        }

        @Override
        public boolean hasQueued() {
            return false;
        }

        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public long untilNextNs(long nowNs) {
            return LOOK_AGAIN_NS;
        }

        @Override
        public void onClose() {
            entrances.close();
        }
    }
}
