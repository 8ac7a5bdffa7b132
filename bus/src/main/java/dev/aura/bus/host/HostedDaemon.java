package dev.aura.bus.host;

import dev.aura.bus.client.MeshChannel;
import dev.aura.bus.events.LinkEvents;
import dev.aura.bus.link.Link;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A daemon with a connection of its own: started, registered, stopped. */
final class HostedDaemon implements AutoCloseable {

    private final Link link;
    private final Daemon.Running running;
    private final CompletableFuture<Void> registered;

    private HostedDaemon(Link link, Daemon.Running running, CompletableFuture<Void> registered) {
        this.link = link;
        this.running = running;
        this.registered = registered;
    }

    /** What all daemons of a process share. */
    record Surroundings(Configuration configuration, Directories directories, InstantSource clock, String version) {}

    /** Starts a daemon on a link of its own, which it closes. It registers as soon as there is a broker. */
    static HostedDaemon start(Daemon daemon, Link link, Surroundings surroundings) throws Exception {
        try {
            Daemon.Running running = daemon.start(new DaemonContext(
                    new MeshChannel(link),
                    new LinkEvents(link),
                    surroundings.configuration(),
                    surroundings.directories(),
                    surroundings.clock()));
            CompletableFuture<Void> registered =
                    ServiceHost.serve(link, daemon.name(), surroundings.version(), running.services(), running.slots());
            return new HostedDaemon(link, running, registered);
        } catch (Exception | LinkageError e) {
            link.close();
            throw e;
        }
    }

    /** Waits until the broker knows the daemon; false when it did not in time. */
    boolean awaitRegistered(Duration timeout) throws InterruptedException {
        try {
            registered.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    /** Says goodbye to the broker, then lets the daemon release what it holds. */
    @Override
    public void close() {
        link.close();
        running.close();
    }
}
