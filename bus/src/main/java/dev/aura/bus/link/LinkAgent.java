package dev.aura.bus.link;

import dev.aura.bus.wire.Agent;
import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Status;
import io.grpc.Status.Code;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a link: joins, beats, sends what the inbox holds, hands out what arrives. When the broker is gone it tells all
 * sinks and joins again, for as long as the link is open.
 */
final class LinkAgent implements Agent {

    /** What a caller puts into the inbox: a frame, and the sink to open with it. */
    record Outgoing(Message message, @Nullable FrameSink opens) {}

    private static final int BATCH = 128;
    private static final int BACKLOG_MAX = 1_024;
    private static final int FAREWELL_LINGER_MS = 50;
    private static final long IDLE_NS = 1_000_000_000L;
    private static final long RETRY_SEND_NS = 1_000_000L;

    private final Link link;
    private final LinkSocket socket;
    private final Inbox<Outgoing> inbox;
    private final Joining joining;
    private final Map<Long, FrameSink> sinks = new ConcurrentHashMap<>();
    private final ArrayDeque<Message> backlog = new ArrayDeque<>();
    private final DeadlineSweep deadlines = new DeadlineSweep();
    private final Beat beat = new Beat();
    private boolean up;

    LinkAgent(Link link, LinkConfig config, Inbox<Outgoing> inbox) {
        this.link = link;
        this.inbox = inbox;
        this.socket = new LinkSocket(config, inbox);
        this.joining = new Joining(socket, config.peerName());
    }

    @Override
    public int doWork(long nowNs) {
        int work = receive(nowNs) + transmitBacklog() + drainInbox(nowNs);
        if (up) {
            keepAlive(nowNs);
        } else {
            joining.advance(nowNs);
        }
        if (deadlines.due(nowNs)) {
            expire(nowNs);
        }
        return work;
    }

    @Override
    public void awaitWork(long nowNs) {
        long limitNs = up ? beat.untilNextNs(nowNs) : joining.untilNextNs(nowNs);
        if (!backlog.isEmpty()) {
            limitNs = RETRY_SEND_NS;
        }
        socket.await(deadlines.untilNextNs(nowNs, Math.min(limitNs, IDLE_NS)));
    }

    @Override
    public void onClose() {
        if (up) {
            drainInbox(System.nanoTime());
            socket.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.GOODBYE)));
            socket.closeDealer(FAREWELL_LINGER_MS);
            up = false;
        }
        while (drainInbox(System.nanoTime()) > 0) {
            // Each opened call is told that there is no connection.
        }
        loseAll("the connection to the mesh was closed", "CLOSED");
        socket.close();
    }

    /** Any thread: no further frame for this call is wanted. */
    void forget(long callId) {
        sinks.remove(callId);
    }

    int sinkCount() {
        return sinks.size();
    }

    /** Own thread: sends at once, or keeps the order behind what the socket had no room for. */
    void transmit(Outgoing outgoing, long nowNs) {
        Message message = outgoing.message();
        FrameSink opens = outgoing.opens();
        if (!up) {
            if (opens != null) {
                opens.onLost(io.grpc.Status.UNAVAILABLE.withDescription(link.downMessage()), "MESH_DOWN");
            }
            return;
        }
        if (opens != null) {
            sinks.put(message.header().getCallId(), opens);
            deadlines.add(opens.deadlineNs());
        }
        if (endsCall(message.kind())) {
            sinks.remove(message.header().getCallId());
        }
        if (!backlog.isEmpty() || !socket.send(message)) {
            backlog.add(message);
        }
        beat.sent(nowNs);
    }

    private static boolean endsCall(Frame.Kind kind) {
        return kind == Frame.Kind.END || kind == Frame.Kind.CANCEL || kind == Frame.Kind.UNSUBSCRIBE;
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

    private int transmitBacklog() {
        int count = 0;
        while (!backlog.isEmpty() && socket.send(backlog.peekFirst())) {
            backlog.removeFirst();
            count++;
        }
        return count;
    }

    private int drainInbox(long nowNs) {
        int count = 0;
        // A full connection leaves the rest in the inbox, which slows those who put.
        while (count < BATCH && backlog.size() < BACKLOG_MAX) {
            Outgoing next = inbox.poll();
            if (next == null) {
                return count;
            }
            count++;
            transmit(next, nowNs);
        }
        return count;
    }

    private void handle(Message message, long nowNs) {
        Frame header = message.header();
        switch (header.getKind()) {
            case WELCOME -> welcome(header, nowNs);
            case REJECT -> rejected(header.getStatus(), nowNs);
            case READY_ACK -> link.onRegistered();
            case REQUEST -> accept(message);
            case END -> {
                FrameSink sink = sinks.remove(header.getCallId());
                if (sink != null) {
                    sink.onFrame(message);
                }
            }
            case DATA, HALF_CLOSE, CREDIT, HEADERS, CANCEL, EVENT, ACK -> {
                FrameSink sink = sinks.get(header.getCallId());
                if (sink != null) {
                    sink.onFrame(message);
                }
            }
            default -> {
                // HEARTBEAT has done its work by arriving; other kinds go the other way.
            }
        }
    }

    private void welcome(Frame header, long nowNs) {
        if (up) {
            return;
        }
        up = true;
        beat.start(nowNs, header.getWelcome().getHeartbeatIntervalMs());
        link.onUp(header.getWelcome());
        Registration registration = link.registration();
        if (registration != null) {
            transmit(new Outgoing(registration.frame(), null), nowNs);
        }
    }

    private void accept(Message request) {
        Registration registration = link.registration();
        if (registration != null) {
            sinks.put(request.header().getCallId(), registration.acceptor().accept(request));
        }
    }

    private void rejected(Status status, long nowNs) {
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
            beat.sent(nowNs);
            socket.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.HEARTBEAT)));
        }
    }

    private void lose(String why, long nowNs) {
        boolean wasUp = up;
        up = false;
        backlog.clear();
        joining.restart(nowNs, wasUp);
        if (wasUp) {
            link.onDown();
            loseAll("connection to the mesh lost: " + why + "; try again", "MESH_LOST");
        }
    }

    private void loseAll(String message, String reason) {
        for (Iterator<FrameSink> it = sinks.values().iterator(); it.hasNext(); ) {
            FrameSink sink = it.next();
            it.remove();
            sink.onLost(Code.UNAVAILABLE.toStatus().withDescription(message), reason);
        }
    }

    private void expire(long nowNs) {
        for (Iterator<FrameSink> it = sinks.values().iterator(); it.hasNext(); ) {
            FrameSink sink = it.next();
            if (sink.deadlineNs() <= nowNs) {
                it.remove();
                sink.onExpired();
            } else {
                deadlines.add(sink.deadlineNs());
            }
        }
    }
}
