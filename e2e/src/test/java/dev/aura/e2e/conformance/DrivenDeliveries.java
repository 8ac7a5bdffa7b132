package dev.aura.e2e.conformance;

import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.events.Events;
import dev.aura.bus.events.LinkEvents;
import dev.aura.e2e.conformance.v1.EchoRequest;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.mesh.v1.Event;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Durable subscriptions of the Java driver: each delivery waits until the runner takes it and says how it is settled. */
final class DrivenDeliveries {

    private final LinkEvents events;
    private final Duration patience;
    private final Map<Integer, BlockingQueue<Waiting>> subscriptions = new ConcurrentHashMap<>();

    private record Waiting(Event event, int attempt, CompletableFuture<Boolean> accepted) {}

    DrivenDeliveries(LinkEvents events, Duration patience) {
        this.events = events;
        this.patience = patience;
    }

    void subscribe(JsonObject request) {
        BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
        subscriptions.put(request.get("id").getAsInt(), queue);
        Durable durable = Durable.newBuilder()
                .setName(request.get("durable").getAsString())
                .build();
        Events.Subscription standing = events.subscribeDurably(
                request.get("pattern").getAsString(), durable, (event, attempt) -> settled(queue, event, attempt));
        Runtime.getRuntime().addShutdownHook(new Thread(standing::close));
    }

    void take(JsonObject request, JsonObject answer) throws InterruptedException, InvalidProtocolBufferException {
        BlockingQueue<Waiting> queue =
                subscriptions.get(request.get("subscription").getAsInt());
        Waiting next = queue == null ? null : queue.poll(patience.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("no event came");
        }
        answer.addProperty(
                "text", EchoRequest.parseFrom(next.event().getPayload()).getText());
        answer.addProperty("attempt", next.attempt());
        next.accepted().complete(request.get("settle").getAsString().equals("accept"));
    }

    private static void settled(BlockingQueue<Waiting> queue, Event event, int attempt) throws InterruptedException {
        Waiting waiting = new Waiting(event, attempt, new CompletableFuture<>());
        queue.add(waiting);
        try {
            if (!waiting.accepted().get()) {
                throw new IllegalStateException("as asked for");
            }
        } catch (InterruptedException e) {
            queue.remove(waiting);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
