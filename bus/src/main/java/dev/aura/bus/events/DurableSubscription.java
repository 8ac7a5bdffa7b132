package dev.aura.bus.events;

import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkState;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Settlement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A durable subscription of this process. What the handler returns from is accepted, what it throws on is rejected and comes again. The
 * broker bounds what is unsettled, so the queue here is bounded too.
 */
final class DurableSubscription implements Events.Subscription {

    private static final long CLOSE_WAIT_MS = 1_000;
    private static final int ERROR_CHARS_MAX = 1_000;

    private final Link link;
    private final LinkEvents.DeliveryHandler handler;
    private final Standing standing;
    private final EventReader reader = new EventReader();

    DurableSubscription(Link link, String pattern, Durable durable, LinkEvents.DeliveryHandler handler) {
        this.link = link;
        this.handler = handler;
        this.standing = new Standing(
                link,
                Frame.newBuilder().setTopic(pattern).setDurable(durable),
                this::arrived,
                why -> inOrder(() -> handler.ended(why)));
    }

    /**
     * Subscribes, and waits until it is on the broker's disk; without a broker it is made with the next welcome.
     *
     * @throws io.grpc.StatusRuntimeException why the broker refused it
     */
    void open() {
        standing.open();
    }

    @Override
    public void close() {
        standing.end();
        CountDownLatch said = new CountDownLatch(1);
        // Behind what the handler is at, so that its event is still settled.
        inOrder(() -> {
            standing.sayUnsubscribe();
            said.countDown();
        });
        try {
            boolean inTime = said.await(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
            assert inTime || link.state() != LinkState.CLOSED : "a handler that does not return holds its event back";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void arrived(Message message) {
        inOrder(() -> handle(message));
    }

    private void inOrder(Runnable task) {
        standing.inOrder(task);
    }

    private void handle(Message message) {
        EventReader.Arrived delivery = reader.read(message);
        if (standing.isClosed()) {
            settle(delivery, Settlement.Outcome.RELEASED, "");
            return;
        }
        try {
            handler.accept(delivery.event(), delivery.attempt());
            settle(delivery, Settlement.Outcome.ACCEPTED, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settle(delivery, Settlement.Outcome.RELEASED, "");
        } catch (RuntimeException e) {
            String error = String.valueOf(e.getMessage());
            settle(
                    delivery,
                    Settlement.Outcome.REJECTED,
                    error.substring(0, Math.min(error.length(), ERROR_CHARS_MAX)));
        }
    }

    private void settle(EventReader.Arrived delivery, Settlement.Outcome outcome, String error) {
        link.send(Message.of(Frame.newBuilder()
                .setKind(Frame.Kind.SETTLE)
                .setCallId(standing.callId())
                .setSettlement(Settlement.newBuilder()
                        .addPositions(delivery.position())
                        .setOutcome(outcome)
                        .setError(error))));
    }
}
