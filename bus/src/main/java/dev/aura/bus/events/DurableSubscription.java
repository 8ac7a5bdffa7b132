package dev.aura.bus.events;

import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkState;
import dev.aura.bus.link.SerialExecutor;
import dev.aura.bus.link.StatusFrames;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Settlement;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A durable subscription of this process: subscribes again after each welcome. What the handler returns from is accepted, what it throws on
 * is rejected and comes again. The broker bounds what is unsettled, so the queue here is bounded too.
 */
final class DurableSubscription implements Events.Subscription, FrameSink {

    private static final long STAND_WAIT_MS = 5_000;
    private static final long CLOSE_WAIT_MS = 1_000;
    private static final int ERROR_CHARS_MAX = 1_000;

    private final Link link;
    private final String pattern;
    private final Durable durable;
    private final LinkEvents.DeliveryHandler handler;
    private final long callId;
    private final SerialExecutor serial =
            new SerialExecutor(task -> Thread.ofVirtual().name("aura-events").start(task));
    private final CompletableFuture<Void> stands = new CompletableFuture<>();
    private final Runnable subscribing = this::subscribe;
    private volatile boolean closed;

    DurableSubscription(Link link, String pattern, Durable durable, LinkEvents.DeliveryHandler handler) {
        this.link = link;
        this.pattern = pattern;
        this.durable = durable;
        this.handler = handler;
        this.callId = link.nextId();
    }

    /**
     * Subscribes, and waits until it is on the broker's disk; without a broker it is made with the next welcome.
     *
     * @throws io.grpc.StatusRuntimeException why the broker refused it
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
            close();
            throw e.getCause() instanceof io.grpc.StatusRuntimeException refused
                    ? refused
                    : new IllegalStateException(e);
        } catch (TimeoutException e) {
            // The link will notice a hung broker and join again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onFrame(Message message) {
        switch (message.kind()) {
            case ACK -> stands.complete(null);
            case EVENT -> serial.execute(() -> handle(message));
            case END -> ended(message);
            default -> {
                // No other kind belongs to a subscription.
            }
        }
    }

    @Override
    public void onLost(Status status, String reason) {
        // The link subscribes again after its next welcome.
    }

    @Override
    public void close() {
        closed = true;
        link.noLongerWhenUp(subscribing);
        CountDownLatch said = new CountDownLatch(1);
        // Behind what the handler is at, so that its event is still settled.
        serial.execute(() -> {
            link.send(Message.of(
                    Frame.newBuilder().setKind(Frame.Kind.UNSUBSCRIBE).setCallId(callId)));
            said.countDown();
        });
        try {
            boolean inTime = said.await(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
            assert inTime || link.state() != LinkState.CLOSED : "a handler that does not return holds its event back";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended(Message end) {
        io.grpc.StatusRuntimeException why =
                StatusFrames.status(end.header()).asRuntimeException(StatusFrames.trailers(end.header()));
        if (!stands.completeExceptionally(why) && !closed) {
            closed = true;
            link.noLongerWhenUp(subscribing);
            serial.execute(() -> handler.ended(why));
        }
    }

    private void subscribe() {
        if (!closed) {
            link.open(
                    Message.of(Frame.newBuilder()
                            .setKind(Frame.Kind.SUBSCRIBE)
                            .setCallId(callId)
                            .setTopic(pattern)
                            .setDurable(durable)),
                    this);
        }
    }

    private void handle(Message message) {
        if (closed) {
            settle(message, Settlement.Outcome.RELEASED, "");
            return;
        }
        try {
            handler.accept(
                    LinkSubscription.event(message),
                    message.header().getDelivery().getAttempt());
            settle(message, Settlement.Outcome.ACCEPTED, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settle(message, Settlement.Outcome.RELEASED, "");
        } catch (RuntimeException e) {
            String error = String.valueOf(e.getMessage());
            settle(message, Settlement.Outcome.REJECTED, error.substring(0, Math.min(error.length(), ERROR_CHARS_MAX)));
        }
    }

    private void settle(Message delivery, Settlement.Outcome outcome, String error) {
        link.send(Message.of(Frame.newBuilder()
                .setKind(Frame.Kind.SETTLE)
                .setCallId(callId)
                .setSettlement(Settlement.newBuilder()
                        .addPositions(delivery.header().getDelivery().getPosition())
                        .setOutcome(outcome)
                        .setError(error))));
    }
}
