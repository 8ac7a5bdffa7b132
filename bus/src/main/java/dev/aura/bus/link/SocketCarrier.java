package dev.aura.bus.link;

import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.Inbox;
import dev.aura.proto.bus.v1.Frame;

/** Carries frames over a Unix socket. */
final class SocketCarrier implements Carrier {

    private static final int INBOX_CAPACITY = 4_096;

    private final Link link;
    private final LinkConfig config;
    private final Inbox<Outgoing> inbox = new Inbox<>(INBOX_CAPACITY);
    private final LinkAgent agent;
    private final DutyCycle cycle;

    SocketCarrier(Link link, LinkConfig config, OpenCalls calls) {
        this.link = link;
        this.config = config;
        LinkSocket socket = new LinkSocket(config);
        this.agent = new LinkAgent(link, socket, config, inbox, calls);
        this.cycle = new DutyCycle("aura-link-" + config.peerName(), agent);
        socket.watchedBy(cycle);
    }

    @Override
    public void start() {
        cycle.start();
    }

    @Override
    public boolean offer(Outgoing outgoing, long waitMs) throws InterruptedException {
        if (cycle.isHeldByCurrentThread()) {
            agent.transmit(outgoing);
            return true;
        }
        if (!inbox.offer(outgoing, waitMs) || link.state() == LinkState.CLOSED) {
            return false;
        }
        if (outgoing.opens() != null || outgoing.message().kind() != Frame.Kind.EVENT || !agent.gathers()) {
            cycle.workArrived();
        }
        return true;
    }

    @Override
    public String address() {
        return config.address();
    }

    @Override
    public String hint() {
        return config.remote() == null
                ? Carrier.super.hint()
                : "where it runs, look whether it listens there (bus.tcp.listen), whether its key is that of bus.serverKey,"
                        + " and whether " + config.remote().keys().publicKey() + " is on its list (bus.tcp.allowFile)";
    }

    @Override
    public void close() {
        cycle.close();
    }
}
