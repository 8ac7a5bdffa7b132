package dev.aura.research;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import io.grpc.BindableService;
import java.util.List;

/** The research agent. Starting opens nothing: databases and indexes are opened by the first call that needs them. */
public final class ResearchDaemon implements Daemon {

    @Override
    public String name() {
        return "research-agent";
    }

    @Override
    public Running start(DaemonContext context) {
        ResearchService service = new ResearchService(context);
        return new Running() {
            @Override
            public List<BindableService> services() {
                return List.of(service);
            }

            @Override
            public void close() {
                // Nothing is open between calls.
            }
        };
    }
}
