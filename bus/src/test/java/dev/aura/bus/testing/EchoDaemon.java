package dev.aura.bus.testing;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import io.grpc.BindableService;
import java.util.List;

/** {@link EchoService} as a daemon. */
public record EchoDaemon(String name, EchoService service, int slots) implements Daemon {

    public EchoDaemon(EchoService service) {
        this("echo", service, 64);
    }

    @Override
    public Running start(DaemonContext context) {
        return new Started(service, slots);
    }

    private record Started(EchoService service, int slots) implements Running {

        @Override
        public List<BindableService> services() {
            return List.of(service);
        }

        @Override
        public void close() {}
    }
}
