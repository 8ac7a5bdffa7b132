package dev.aura.bus.link;

import com.google.protobuf.ByteString;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Status;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/** Carries frames to a broker of the same process. The broker is there from the start and goes last, so there is nothing to join again. */
final class LocalCarrier implements Carrier, LocalBroker.LocalPeer {

    private static final long FAREWELL_WAIT_MS = 1_000;

    private final Link link;
    private final LocalBroker broker;
    private final String peerName;
    private final OpenCalls calls;
    private volatile LocalBroker.@Nullable Route route;

    LocalCarrier(Link link, LocalBroker broker, String peerName, OpenCalls calls) {
        this.link = link;
        this.broker = broker;
        this.peerName = peerName;
        this.calls = calls;
    }

    @Override
    public void start() {
        route = broker.join(Hellos.of(peerName, ByteString.EMPTY, true), this);
    }

    @Override
    public boolean offer(Outgoing outgoing, long waitMs) throws InterruptedException {
        FrameSink opens = outgoing.opens();
        LocalBroker.Route way = route;
        if (way == null || link.state() != LinkState.UP) {
            if (opens != null) {
                opens.onLost(Code.UNAVAILABLE.toStatus().withDescription(link.downMessage()), "MESH_DOWN");
            }
            return true;
        }
        return way.send(outgoing.message(), opens, waitMs);
    }

    @Override
    public void onLeaving(Message message, @Nullable FrameSink opens) {
        calls.leaving(new Outgoing(message, opens));
    }

    @Override
    public void onGone() {
        calls.loseAll("the connection to the mesh was closed", "CLOSED");
    }

    @Override
    public void onMessage(Message message) {
        Frame header = message.header();
        switch (header.getKind()) {
            case WELCOME -> link.onUp(header.getWelcome());
            case READY_ACK -> link.onRegistered();
            case REJECT -> rejected(header.getStatus());
            default -> calls.arrived(message);
        }
    }

    @Override
    public String address() {
        return "this process";
    }

    @Override
    public void close() {
        LocalBroker.Route way = route;
        if (way != null) {
            try {
                Message goodbye = Message.of(Frame.newBuilder().setKind(Frame.Kind.GOODBYE));
                if (!way.send(goodbye, null, FAREWELL_WAIT_MS)) {
                    // The broker has stopped, so nobody else touches the calls.
                    onGone();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void rejected(Status status) {
        if (status.getReason().equals(Sockets.BAD_REGISTRATION)) {
            link.onRegistrationRefused(status);
            return;
        }
        link.onDown();
        calls.loseAll("connection to the mesh lost: " + status.getReason() + ": " + status.getMessage(), "MESH_LOST");
    }
}
