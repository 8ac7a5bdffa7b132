package dev.aura.bridge;

import io.grpc.ClientCall;
import io.grpc.ServerCall;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Passes a caller's messages on to the mesh, the next one only when the mesh has room. Called by the event loop; {@link
 * #onInsideReady} by a thread of the mesh.
 */
final class RequestSide extends ServerCall.Listener<byte[]> {

    private final ServerCall<byte[], byte[]> outside;
    private final ClientCall<byte[], byte[]> inside;
    private final int messageBytesMax;
    private @Nullable ResponseSide responses;
    private boolean held;
    private boolean cancelled;

    RequestSide(ServerCall<byte[], byte[]> outside, ClientCall<byte[], byte[]> inside, int messageBytesMax) {
        this.outside = outside;
        this.inside = inside;
        this.messageBytesMax = messageBytesMax;
    }

    /** Introduces the other side; before the call starts. */
    void answeredBy(ResponseSide side) {
        responses = side;
    }

    @Override
    public void onMessage(byte[] message) {
        if (message.length > messageBytesMax) {
            responses().refuse("request", message.length);
            return;
        }
        pass(message);
    }

    private synchronized void pass(byte[] message) {
        if (cancelled) {
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
        if (!cancelled) {
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
            inside.cancel(reason, null);
        }
    }

    @Override
    public void onReady() {
        responses().onOutsideReady();
    }

    synchronized void onInsideReady() {
        if (held) {
            held = false;
            outside.request(1);
        }
    }

    private ResponseSide responses() {
        return Objects.requireNonNull(responses, "call was not started");
    }
}
