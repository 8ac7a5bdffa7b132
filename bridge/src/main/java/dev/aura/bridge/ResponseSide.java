package dev.aura.bridge;

import dev.aura.bus.status.Faults;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/**
 * Passes what the mesh answers on to the caller, the next message only when the caller has room. Called by a thread of the mesh and by
 * the event loop; the lock keeps what is sent outside in order and is never held while anything waits.
 */
final class ResponseSide extends ClientCall.Listener<byte[]> {

    private final ServerCall<byte[], byte[]> outside;
    private final ClientCall<byte[], byte[]> inside;
    private final RequestSide requests;
    private final int messageBytesMax;
    private boolean headersSent;
    private boolean closed;
    private boolean held;

    ResponseSide(
            ServerCall<byte[], byte[]> outside,
            ClientCall<byte[], byte[]> inside,
            RequestSide requests,
            int messageBytesMax) {
        this.outside = outside;
        this.inside = inside;
        this.requests = requests;
        this.messageBytesMax = messageBytesMax;
    }

    @Override
    public synchronized void onHeaders(Metadata headers) {
        if (!closed) {
            headersSent = true;
            outside.sendHeaders(headers);
        }
    }

    @Override
    public void onMessage(byte[] message) {
        if (message.length > messageBytesMax) {
            refuse("response", message.length);
        } else {
            pass(message);
        }
    }

    private synchronized void pass(byte[] message) {
        if (closed) {
            return;
        }
        if (!headersSent) { // A mesh call may answer without headers; gRPC may not.
            onHeaders(new Metadata());
        }
        outside.sendMessage(message);
        held = !outside.isReady();
        if (!held) {
            inside.request(1);
        }
    }

    @Override
    public synchronized void onClose(Status status, Metadata trailers) {
        if (closed) {
            return;
        }
        if (status.isOk() && !headersSent) {
            onHeaders(new Metadata());
        }
        closed = true;
        outside.close(status, trailers);
    }

    @Override
    public void onReady() {
        requests.onInsideReady();
    }

    synchronized void onOutsideReady() {
        if (held) {
            held = false;
            inside.request(1);
        }
    }

    /** Ends the call on both sides, since one of its messages is larger than it may be. */
    void refuse(String what, int bytes) {
        Metadata trailers = new Metadata();
        trailers.put(Faults.REASON, "MESSAGE_TOO_LARGE");
        onClose(
                Status.RESOURCE_EXHAUSTED.withDescription(
                        what + " of " + bytes + " bytes is more than bridge.messageBytesMax = " + messageBytesMax),
                trailers);
        requests.cancel(what + " too large"); // Last: the mesh answers it with CANCELLED.
    }
}
