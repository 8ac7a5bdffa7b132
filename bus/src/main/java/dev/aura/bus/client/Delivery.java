package dev.aura.bus.client;

import dev.aura.bus.link.Link;
import dev.aura.bus.link.Parcels;
import dev.aura.bus.link.ReceiveWindow;
import dev.aura.bus.link.SerialExecutor;
import dev.aura.bus.link.StatusFrames;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's listener hears, in order and one thing at a time: headers, as many messages as were requested, the end. Messages
 * wait here within the credit that was granted, so the wait is bounded by {@link ReceiveWindow}.
 */
final class Delivery<R> {

    private record End(Status status, Metadata trailers) {}

    private final Link link;
    private final LongSupplier callId;
    private final MethodDescriptor<?, R> method;
    private final ClientCall.Listener<R> listener;
    private final Executor serial;
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requested = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ReceiveWindow window = new ReceiveWindow();
    private volatile @Nullable End end;
    private boolean headersHeard;
    private boolean closed;

    Delivery(
            Link link,
            LongSupplier callId,
            MethodDescriptor<?, R> method,
            ClientCall.Listener<R> listener,
            Executor executor) {
        this.link = link;
        this.callId = callId;
        this.method = method;
        this.listener = listener;
        this.serial = new SerialExecutor(executor);
    }

    void request(int count) {
        requested.addAndGet(count);
        if (!messages.isEmpty()) {
            serial.execute(this::deliver);
        }
    }

    void headers(Metadata headers) {
        serial.execute(() -> hearHeaders(headers));
    }

    void message(Message data) {
        if (ended.get()) {
            link.parcels().discard(data);
            return;
        }
        messages.add(data);
        serial.execute(this::deliver);
    }

    void ready() {
        serial.execute(listener::onReady);
    }

    /** The service's END; its payload, where it has one, is the last message. */
    void end(Message message, long totalNs, int resends) {
        Metadata trailers = StatusFrames.trailers(message.header());
        MeshTrailers.write(message, totalNs, resends, trailers);
        if (!ended.compareAndSet(false, true)) {
            link.parcels().discard(message);
        } else {
            if (Parcels.hasMessage(message)) {
                messages.add(message);
            }
            end = new End(StatusFrames.status(message.header()), trailers);
            serial.execute(this::deliver);
        }
    }

    /** Ends the call from this side; messages not yet heard are dropped. False when it had ended before. */
    boolean close(Status status, Metadata trailers) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        discardMessages();
        end = new End(status, trailers);
        serial.execute(this::deliver);
        return true;
    }

    private void deliver() {
        if (closed) {
            return;
        }
        try {
            while (requested.get() > 0) {
                Message message = messages.poll();
                if (message == null) {
                    break;
                }
                requested.decrementAndGet();
                hear(message);
            }
        } catch (RuntimeException e) {
            failedToHear(e);
            return;
        }
        End last = end;
        if (last != null && messages.isEmpty()) {
            closed = true;
            listener.onClose(last.status(), last.trailers());
        }
    }

    private void hear(Message message) {
        hearHeaders(new Metadata());
        R response = link.parcels().read(message, true, method::parseResponse);
        int grant = window.consumed(Parcels.bytes(message));
        if (grant > 0 && end == null) {
            link.send(Message.of(Frame.newBuilder()
                    .setKind(Frame.Kind.CREDIT)
                    .setCallId(callId.getAsLong())
                    .setCredit(grant)));
        }
        listener.onMessage(response);
    }

    private void hearHeaders(Metadata headers) {
        if (!headersHeard && !closed) {
            headersHeard = true;
            listener.onHeaders(headers);
        }
    }

    private void failedToHear(RuntimeException problem) {
        closed = true;
        if (ended.compareAndSet(false, true)) {
            link.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.CANCEL).setCallId(callId.getAsLong())));
        }
        discardMessages();
        Metadata trailers = Status.trailersFromThrowable(problem);
        boolean unreadable = trailers != null && problem instanceof StatusRuntimeException;
        listener.onClose(
                unreadable
                        ? Status.fromThrowable(problem)
                        : Status.CANCELLED
                                .withDescription("the caller's listener failed")
                                .withCause(problem),
                trailers == null ? new Metadata() : trailers);
    }

    private void discardMessages() {
        for (Message message = messages.poll(); message != null; message = messages.poll()) {
            link.parcels().discard(message);
        }
    }
}
