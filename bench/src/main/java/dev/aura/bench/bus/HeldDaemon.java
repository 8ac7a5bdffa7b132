package dev.aura.bench.bus;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import java.util.List;

/** Serves the echo with work of the benchmark's own. */
record HeldDaemon(ServerServiceDefinition service) implements Daemon {

    private static final int SLOTS = 256;

    @Override
    public String name() {
        return "held";
    }

    @Override
    public Running start(DaemonContext context) {
        return new Started(List.of(() -> service));
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
