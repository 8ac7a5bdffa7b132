package dev.aura.git;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import io.grpc.BindableService;
import java.util.List;

/** The daemon that tells what a change means. */
public final class GitSemantics implements Daemon {

    /** For the service loader. */
    public GitSemantics() {}

    @Override
    public String name() {
        return "git-semantics";
    }

    @Override
    public Running start(DaemonContext context) {
        GitServiceAdapter service = GitServiceAdapter.of(context.mesh(), context.configuration());
        return new Running() {
            @Override
            public List<BindableService> services() {
                return List.of(service);
            }

            @Override
            public int slots() {
                return 16; // a call may hold the contents of a change
            }

            @Override
            public void close() {
                // Each call closes what it opened.
            }
        };
    }
}
