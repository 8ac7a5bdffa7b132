package dev.aura.bridge;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import io.grpc.BindableService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The daemon {@code bridge}: serves nothing in the mesh, and the mesh to programs outside. */
public final class BridgeDaemon implements Daemon {

    /** File name of the socket in the runtime directory. */
    public static final String SOCKET = "grpc.sock";

    private static final Duration HEALTH_PERIOD = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public Running start(DaemonContext context) throws IOException {
        if (!context.configuration().get(BridgeKeys.ENABLED)) {
            return new Off();
        }
        Bridge bridge = Bridge.open(
                context.mesh(),
                new Callers(BridgeKeys.localRole(context.configuration())),
                context.directories().runtime().resolve(SOCKET),
                context.configuration().get(BridgeKeys.MESSAGE_BYTES_MAX),
                HEALTH_PERIOD);
        int port = context.configuration().get(BridgeKeys.TCP_PORT);
        if (port > 0) {
            openTcp(bridge, port);
        }
        return bridge;
    }

    private static void openTcp(Bridge bridge, int port) throws IOException {
        try {
            bridge.openTcp(port);
        } catch (IOException | RuntimeException e) {
            bridge.close();
            throw e;
        }
    }

    /** What runs when the bridge is switched off. */
    private record Off() implements Running {
        @Override
        public List<BindableService> services() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
