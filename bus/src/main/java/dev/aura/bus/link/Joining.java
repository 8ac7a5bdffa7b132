package dev.aura.bus.link;

import dev.aura.bus.security.TokenFile;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;

/**
 * The way from no connection to a welcome: open a socket, say HELLO, nudge while no answer comes, open another socket when none
 * came for an attempt's time. Waits double up to a bound.
 */
final class Joining {

    private static final long NANOS_PER_MS = 1_000_000;
    private static final long FIRST_NUDGE_NS = 2 * NANOS_PER_MS;
    private static final long NUDGE_MAX_NS = 128 * NANOS_PER_MS;
    private static final long ATTEMPT_NS = 1_000 * NANOS_PER_MS;
    private static final long RETRY_MIN_NS = 5 * NANOS_PER_MS;
    private static final long RETRY_MAX_NS = 250 * NANOS_PER_MS;

    private final LinkSocket socket;
    private final LinkConfig config;
    private boolean open;
    private long nextNs = Long.MIN_VALUE;
    private long attemptEndsNs;
    private long nudgeNs;
    private long retryNs = RETRY_MIN_NS;

    Joining(LinkSocket socket, LinkConfig config) {
        this.socket = socket;
        this.config = config;
    }

    /** Starts over: after a loss at once, after a refusal with a wait. */
    void restart(long nowNs, boolean wasUp) {
        socket.close(0);
        open = false;
        retryNs = wasUp ? RETRY_MIN_NS : Math.min(RETRY_MAX_NS, retryNs * 2);
        nextNs = nowNs + retryNs;
    }

    void advance(long nowNs) {
        if (nowNs < nextNs) {
            return;
        }
        if (open && nowNs < attemptEndsNs) {
            socket.nudge();
            nudgeNs = Math.min(NUDGE_MAX_NS, nudgeNs * 2);
            nextNs = nowNs + nudgeNs;
        } else if (socket.reachable()) {
            begin(nowNs);
        } else {
            restart(nowNs, false);
        }
    }

    long untilNextNs(long nowNs) {
        return Math.max(0, nextNs - nowNs);
    }

    private void begin(long nowNs) {
        socket.open();
        Hello hello = Hellos.of(config.peerName(), TokenFile.read(config.tokenFile()), config.socketFile() != null);
        socket.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.HELLO).setHello(hello)));
        open = true;
        attemptEndsNs = nowNs + ATTEMPT_NS;
        nudgeNs = FIRST_NUDGE_NS;
        nextNs = nowNs + nudgeNs;
    }
}
