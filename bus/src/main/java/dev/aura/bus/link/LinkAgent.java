package dev.aura.bus.link;

import dev.aura.bus.wire.Agent;
import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Status;

/**
 * The turns of a link over a socket: joins, beats, sends what the inbox holds, hands out what arrives. When the broker is gone it tells
 * all sinks and joins again, for as long as the link is open.
 */
final class LinkAgent implements Agent {

    private static final int BATCH = 256;
    private static final int BACKLOG_MAX = 1_024;
    private static final int FAREWELL_LINGER_MS = 50;
    private static final long IDLE_NS = 1_000_000_000L;

    /** With more calls open than this, frames are worth gathering: a message for each would cost more than waiting for the thread. */
    private static final int BUSY_CALLS = 8;

    /** So many events a millisecond are worth gathering too: they open no calls. */
    private static final int FLOOD_PER_MS = 10;

    /** So many of them then leave together, or as many as come in the time between two looks. */
    private static final int GATHERED_MAX = 64;

    /** Replies of the last round but this one leave in the same turn. */
    private static final int ROUNDS_MAX = 2;

    private static final long LOOK_AGAIN_NS = 1_000_000L;

    private final Link link;
    private final LinkSocket socket;
    private final Inbox<Carrier.Outgoing> inbox;
    private final Joining joining;
    private final OpenCalls calls;
    private final DeadlineSweep deadlines = new DeadlineSweep();
    private final Beat beat = new Beat();
    private boolean up;

    private long floodLookNs;
    private int eventsSinceFloodLook;

    /** Whether events come so fast that who brings one should not send it alone. */
    private volatile boolean flooded;

    /** Calls and subscriptions after the last turn. */
    private volatile int open;

    LinkAgent(Link link, LinkSocket socket, LinkConfig config, Inbox<Carrier.Outgoing> inbox, OpenCalls calls) {
        this.link = link;
        this.socket = socket;
        this.inbox = inbox;
        this.calls = calls;
        this.joining = new Joining(socket, config);
    }

    @Override
    public int doWork(long nowNs) {
        int work = drainInbox();
        lookForFlood(nowNs);
        if (up) {
            keepAlive(nowNs);
        } else {
            joining.advance(nowNs);
        }
        if (deadlines.due(nowNs)) {
            calls.expire(nowNs, deadlines);
        }
        // A send takes note of messages that have arrived, and the socket then no longer says so: look for them after
        // the last one.
        int received;
        int rounds = 0;
        do {
            if (socket.flush()) {
                beat.sent(nowNs);
            }
            received = receive(nowNs);
            work += received;
        } while (received > 0 && ++rounds < ROUNDS_MAX);
        open = calls.size();
        return work;
    }

    @Override
    public boolean hasQueued() {
        return !inbox.isEmpty();
    }

    @Override
    public boolean isBusy() {
        return open > BUSY_CALLS || flooded;
    }

    /** Any thread, after it queued an event: whether the turn for it may wait until more have come, or a moment has passed. */
    boolean gathers() {
        return flooded && inbox.size() < GATHERED_MAX;
    }

    @Override
    public long untilNextNs(long nowNs) {
        long limitNs = up ? beat.untilNextNs(nowNs) : joining.untilNextNs(nowNs);
        if (flooded || socket.backlog() > 0) {
            limitNs = LOOK_AGAIN_NS;
        }
        return deadlines.untilNextNs(nowNs, Math.min(limitNs, IDLE_NS));
    }

    @Override
    public void onClose() {
        if (up) {
            drainInbox();
            socket.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.GOODBYE)));
            socket.flush();
            socket.close(FAREWELL_LINGER_MS);
            up = false;
        }
        while (drainInbox() > 0) {
            // Each opened call is told that there is no connection.
        }
        calls.loseAll("the connection to the mesh was closed", "CLOSED");
        socket.close(0);
    }

    /** Who holds the role: lets a frame leave at the end of the turn. */
    void transmit(Carrier.Outgoing outgoing) {
        FrameSink opens = outgoing.opens();
        if (!up) {
            if (opens != null) {
                opens.onLost(io.grpc.Status.UNAVAILABLE.withDescription(link.downMessage()), "MESH_DOWN");
            }
            return;
        }
        calls.leaving(outgoing);
        eventsSinceFloodLook += outgoing.message().kind() == Frame.Kind.EVENT ? 1 : 0;
        if (opens != null) {
            deadlines.add(opens.deadlineNs());
        }
        socket.send(outgoing.message());
    }

    private void lookForFlood(long nowNs) {
        long passedNs = nowNs - floodLookNs;
        if (passedNs >= LOOK_AGAIN_NS) {
            flooded = eventsSinceFloodLook > passedNs / LOOK_AGAIN_NS * FLOOD_PER_MS;
            floodLookNs = nowNs;
            eventsSinceFloodLook = 0;
        }
    }

    private int receive(long nowNs) {
        int count = 0;
        while (count < BATCH) {
            Message message = socket.receive();
            if (message == null) {
                return count;
            }
            count++;
            beat.heard(nowNs);
            handle(message, nowNs);
        }
        return count;
    }

    private int drainInbox() {
        int count = 0;
        // A full connection leaves the rest in the inbox, which slows those who put.
        while (count < BATCH && socket.backlog() < BACKLOG_MAX) {
            Carrier.Outgoing next = inbox.poll();
            if (next == null) {
                return count;
            }
            count++;
            transmit(next);
        }
        return count;
    }

    private void handle(Message message, long nowNs) {
        switch (message.kind()) {
            case WELCOME -> welcome(message.header(), nowNs);
            case REJECT -> rejected(message.header().getStatus(), nowNs);
            case READY_ACK -> link.onRegistered();
            default -> calls.arrived(message);
        }
    }

    private void welcome(Frame header, long nowNs) {
        if (up) {
            return;
        }
        up = true;
        beat.start(nowNs, header.getWelcome().getHeartbeatIntervalMs());
        socket.allowBatches(header.getWelcome().getAcceptsBatch());
        link.onUp(header.getWelcome());
        Registration registration = link.registration();
        if (registration != null) {
            transmit(new Carrier.Outgoing(registration.frame(), null));
        }
    }

    private void rejected(Status status, long nowNs) {
        if (up && status.getReason().equals(Sockets.BAD_REGISTRATION)) {
            link.onRegistrationRefused(status);
            return;
        }
        boolean refused = !status.getReason().equals(Sockets.DISCONNECTED);
        if (!up && refused) {
            link.onRefused(status);
        }
        lose(refused ? status.getReason() + ": " + status.getMessage() : "the broker is gone", nowNs);
    }

    private void keepAlive(long nowNs) {
        if (beat.brokerSilent(nowNs)) {
            lose("the broker has not been heard of", nowNs);
        } else if (beat.due(nowNs)) {
            socket.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.HEARTBEAT)));
        }
    }

    private void lose(String why, long nowNs) {
        boolean wasUp = up;
        up = false;
        joining.restart(nowNs, wasUp);
        if (wasUp) {
            link.onDown();
            calls.loseAll("connection to the mesh lost: " + why + "; try again", "MESH_LOST");
        }
    }
}
