package dev.aura.bus.events;

import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.StatusFrames;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A publication on its way to the broker's disk. */
public final class DurablePublication implements FrameSink {

    private final CompletableFuture<Void> outcome = new CompletableFuture<>();

    DurablePublication() {}

    /** Done when the event is on the disk; fails with a {@link StatusRuntimeException} that says why that is not known. */
    public CompletableFuture<Void> outcome() {
        return outcome;
    }

    /**
     * Waits.
     *
     * @throws StatusRuntimeException why it is not known to be on the disk
     */
    public void join() {
        try {
            outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StatusRuntimeException refused ? refused : e;
        }
    }

    @Override
    public void onFrame(Message message) {
        if (message.kind() == Frame.Kind.ACK) {
            outcome.complete(null);
        } else if (message.kind() == Frame.Kind.END) {
            outcome.completeExceptionally(
                    StatusFrames.status(message.header()).asRuntimeException(StatusFrames.trailers(message.header())));
        }
    }

    @Override
    public boolean endsWithAck() {
        return true;
    }

    @Override
    public void onLost(Status status, String reason) {
        outcome.completeExceptionally(Faults.of(status.getCode(), reason, String.valueOf(status.getDescription())));
    }
}
