package dev.aura.bench.bus;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import io.grpc.BindableService;
import io.grpc.Channel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Serves the echo where its name is {@code echo}; else only shows the channel that daemons of this process use. */
record EchoDaemon(String name, AtomicReference<Channel> inside) implements Daemon {

    private static final int SLOTS = 256;

    @Override
    public Running start(DaemonContext context) {
        boolean serves = name.equals("echo");
        if (!serves) {
            inside.set(context.mesh());
        }
        return new Started(serves ? List.of(BenchEcho::service) : List.of());
    }

    private record Started(List<BindableService> services) implements Running {

        @Override
        public int slots() {
            return SLOTS;
        }

        @Override
        public void close() {}
    }
}
