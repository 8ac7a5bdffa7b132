package dev.aura.bridge;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import org.jspecify.annotations.Nullable;

/**
 * Passes a caller's messages on to the mesh, the next one only when the mesh has room. Called by the event loop; {@link
 * #onInsideReady} by a thread of the mesh.
 */
final class RequestSide extends ServerCall.Listener<byte[]> {

    private final ServerCall<byte[], byte[]> outside;
    private final int messageBytesMax;
    private @Nullable ClientCall<byte[], byte[]> inside;
    private @Nullable ResponseSide responses;
    private boolean halfClosed;
    private boolean held;
    private boolean cancelled;

    RequestSide(ServerCall<byte[], byte[]> outside, int messageBytesMax) {
        this.outside = outside;
        this.messageBytesMax = messageBytesMax;
    }

    /** Opens the call in the mesh, unless its caller gave up meanwhile. No message comes before this has asked for one. */
    synchronized void begin(ClientCall<byte[], byte[]> call, ResponseSide side, Metadata headers) {
        if (cancelled) {
            return;
        }
        inside = call;
        responses = side;
        call.start(side, headers);
        call.request(1);
        outside.request(1);
        if (halfClosed) {
            call.halfClose();
        }
    }

    @Override
    public void onMessage(byte[] message) {
        if (message.length > messageBytesMax) {
            refuse(message.length);
        } else {
            pass(message);
        }
    }

    private void refuse(int bytes) {
        ResponseSide side;
        synchronized (this) {
            side = responses;
        }
        if (side != null) {
            side.refuse("request", bytes); // Without the lock, which comes after the other side's.
        }
    }

    private synchronized void pass(byte[] message) {
        if (cancelled || inside == null) {
            return;
        }
        inside.sendMessage(message);
        held = !inside.isReady();
        if (!held) {
            outside.request(1);
        }
    }

    @Override
    public synchronized void onHalfClose() {
        halfClosed = true;
        if (!cancelled && inside != null) {
            inside.halfClose();
        }
    }

    @Override
    public void onCancel() {
        cancel("the caller went away or gave up");
    }

    /** Ends the call in the mesh, to which nothing may be sent from then on. */
    synchronized void cancel(String reason) {
        if (!cancelled) {
            cancelled = true;
            if (inside != null) {
                inside.cancel(reason, null);
            }
        }
    }

    @Override
    public void onReady() {
        ResponseSide side;
        synchronized (this) {
            side = responses;
        }
        if (side != null) {
            side.onOutsideReady();
        }
    }

    synchronized void onInsideReady() {
        if (held) {
            held = false;
            outside.request(1);
        }
    }
}
