package dev.aura.bus.broker;

import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.Outbound.Sent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** Where peers of other processes come in: the Unix socket, and TCP where that is configured. Only who does the broker's turn touches it. */
final class Entrances implements AutoCloseable {

    private final UnixEntrance local;
    private final @Nullable RouterSocket tcp;

    /** Where TCP peers connect; empty while none can. */
    private volatile String tcpAddress = "";

    /**
     * @param admitted knows what connections over TCP carry that the list of keys admitted; null where there is no TCP
     */
    Entrances(ZMQ.Context context, BrokerConfig config, @Nullable AdmittedKeys admitted) {
        local = new UnixEntrance(config.limits());
        BrokerConfig.Tcp settings = config.tcp();
        tcp = settings == null || admitted == null
                ? null
                : RouterSocket.curve(context, config.limits(), settings.keys(), admitted);
    }

    void bindUnix(Path socket) {
        local.bind(socket);
    }

    /** Lets TCP peers in; the address says which port it became where the system was to choose one. */
    void bindTcp(String address) {
        if (tcp != null) {
            tcpAddress = tcp.bind(address);
        }
    }

    String tcpAddress() {
        return tcpAddress;
    }

    /** What arrives shall wake this one. */
    void watchedBy(DutyCycle cycle) {
        local.watchedBy(cycle);
        if (tcp != null) {
            tcp.watchedBy(cycle);
        }
    }

    /** The next message; null when there is none. */
    RouterSocket.@Nullable Received receive() {
        RouterSocket.Received received = local.receive();
        return received == null && tcp != null ? tcp.receive() : received;
    }

    Sent send(String route, List<byte[]> parts) {
        return tcp != null && Route.isTcp(route) ? tcp.send(Route.routingId(route), parts) : local.send(route, parts);
    }

    @Override
    public void close() {
        local.close();
        if (tcp != null) {
            tcp.close();
        }
    }
}
