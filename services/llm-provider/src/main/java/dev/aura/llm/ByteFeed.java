package dev.aura.llm;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response body that its reader takes piece by piece, waiting for each no longer than it says. The JDK's own body streams wait
 * for ever on a server that stalls. One piece is asked for at a time, so a slow reader holds back the server and at most one piece
 * waits in the queue.
 */
final class ByteFeed implements HttpResponse.BodySubscriber<ByteFeed> {

    /** What the reader finds: bytes, or the end with the error that caused it. */
    private sealed interface Event {
        record Bytes(List<ByteBuffer> buffers) implements Event {}

        record End(@Nullable Throwable error) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    /** What a wait came to. */
    sealed interface Next {
        record Bytes(List<ByteBuffer> buffers) implements Next {}

        /** The server closed the body in order. */
        record End() implements Next {}

        /** The connection broke. */
        record Broken() implements Next {}

        /** Nothing came in time. */
        record Late() implements Next {}
    }

    Next next(Duration patience) throws InterruptedException {
        Event event = events.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        return switch (event) {
            case null -> new Next.Late();
            case Event.End end -> end.error() == null ? new Next.End() : new Next.Broken();
            case Event.Bytes bytes -> {
                Flow.Subscription current = subscription;
                if (current != null) {
                    current.request(1);
                }
                yield new Next.Bytes(bytes.buffers());
            }
        };
    }

    /** Ends the exchange; a reader that waits finds it broken. */
    void abort() {
        closed = true;
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        events.add(new Event.End(new java.util.concurrent.CancellationException()));
    }

    @Override
    public CompletionStage<ByteFeed> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription created) {
        subscription = created;
        if (closed) {
            created.cancel();
        } else {
            created.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event.Bytes(buffers));
    }

    @Override
    public void onError(Throwable error) {
        events.add(new Event.End(error));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End(null));
    }
}
