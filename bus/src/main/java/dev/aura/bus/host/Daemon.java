package dev.aura.bus.host;

import io.grpc.BindableService;
import java.util.List;

/** A daemon as the host sees it; found by {@link java.util.ServiceLoader}. It does not know whether it runs alone or with others. */
public interface Daemon {

    /** Name in the registry, logs and units, such as {@code code-intelligence}. */
    String name();

    /**
     * Starts the daemon. Returns when it can take calls; throws with a message for people when it cannot start.
     */
    Running start(DaemonContext context) throws Exception;

    /** A started daemon. */
    interface Running extends AutoCloseable {

        /** The gRPC services to register; empty for a daemon that only calls others. */
        List<BindableService> services();

        /** Calls the daemon works on at the same time. */
        default int slots() {
            return 64;
        }

        /** Stops the daemon after its last call and releases what it holds. */
        @Override
        void close();
    }
}
