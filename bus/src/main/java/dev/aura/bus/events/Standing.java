package dev.aura.bus.events;

import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkState;
import dev.aura.bus.link.SerialExecutor;
import dev.aura.bus.link.StatusFrames;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What every subscription does: it is said again after each welcome, and its work is done one thing at a time on a virtual thread, never on the
 * link's own.
 */
final class Standing implements FrameSink {

    private static final long STAND_WAIT_MS = 5_000;

    private final Link link;
    private final Message subscribe;
    private final Consumer<Message> arrived;
    private final Consumer<StatusRuntimeException> ended;
    private final SerialExecutor serial =
            new SerialExecutor(task -> Thread.ofVirtual().name("aura-events").start(task));
    private final CompletableFuture<Void> stands = new CompletableFuture<>();
    private final Runnable subscribing = this::subscribe;
    private volatile boolean closed;

    /**
     * @param subscribe the frame, without its call id
     * @param arrived hears events, in a turn of the link
     * @param ended hears, in a turn of the link, why a subscription that stood is over
     */
    Standing(Link link, Frame.Builder subscribe, Consumer<Message> arrived, Consumer<StatusRuntimeException> ended) {
        this.link = link;
        this.subscribe = Message.of(subscribe.setKind(Frame.Kind.SUBSCRIBE).setCallId(link.nextId()));
        this.arrived = arrived;
        this.ended = ended;
    }

    long callId() {
        return subscribe.callId();
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Subscribes, and waits until the broker says that it stands; without a broker it stands from the next welcome on.
     *
     * @throws StatusRuntimeException why the broker refused it
     */
    void open() {
        link.whenUp(subscribing);
        if (link.state() != LinkState.UP) {
            return;
        }
        subscribe();
        try {
            stands.get(STAND_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            end();
            throw e.getCause() instanceof StatusRuntimeException refused ? refused : new IllegalStateException(e);
        } catch (TimeoutException e) {
            // The link will notice a hung broker and join again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does this behind all that was given before. */
    void inOrder(Runnable task) {
        serial.execute(task);
    }

    /** Says nothing more after a welcome. */
    void end() {
        closed = true;
        link.noLongerWhenUp(subscribing);
    }

    void sayUnsubscribe() {
        link.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.UNSUBSCRIBE).setCallId(callId())));
    }

    @Override
    public void onFrame(Message message) {
        switch (message.kind()) {
            case ACK -> stands.complete(null);
            case EVENT -> arrived.accept(message);
            case END -> over(message);
            default -> {
                // No other kind belongs to a subscription.
            }
        }
    }

    @Override
    public void onLost(Status status, String reason) {
        // The link subscribes again after its next welcome.
    }

    private void over(Message end) {
        StatusRuntimeException why =
                StatusFrames.status(end.header()).asRuntimeException(StatusFrames.trailers(end.header()));
        if (!stands.completeExceptionally(why) && !closed) {
            end();
            ended.accept(why);
        }
    }

    private void subscribe() {
        if (!closed) {
            link.open(subscribe, this);
        }
    }
}
