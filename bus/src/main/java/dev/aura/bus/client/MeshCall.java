package dev.aura.bus.client;

import dev.aura.bus.link.Credit;
import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.Metadatas;
import dev.aura.bus.link.Parcel;
import dev.aura.bus.link.ReceiveWindow;
import dev.aura.bus.status.Faults;
import dev.aura.bus.trace.Spans;
import dev.aura.bus.trace.TraceContext;
import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.OnBehalf;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call of a caller: gRPC's view on one side, frames on the other.
 *
 * <p>The application calls from one thread at a time, as gRPC asks; the link's thread delivers frames; the listener hears of them on
 * the call's executor, through {@link Delivery}. A method with a single request message travels as one REQUEST that carries it;
 * others open with an empty REQUEST and send DATA within the credit they are given. A query whose connection broke before anything was
 * heard is sent again, through {@link LostCalls}.
 */
final class MeshCall<Q, R> extends ClientCall<Q, R> implements FrameSink, Context.CancellationListener, LostCalls.Lost {

    private final Link link;
    private final Spans spans;
    private final MethodDescriptor<Q, R> method;
    private final CallOptions options;
    private final Executor executor;
    private final Context context = Context.current();
    private final LostCalls lostCalls;
    private final Credit credit = new Credit(0);
    private final RequestBuffer buffer = new RequestBuffer();
    private long startedNs;
    private long deadlineNs = DeadlineSweep.NONE;
    private @Nullable Delivery<R> delivery;
    private Frame.@Nullable Builder unsent;

    /** Another one each time the call is sent. */
    private volatile long callId;

    /** The request of a query, which may be sent again. */
    private volatile @Nullable Message repeatable;

    private volatile boolean heard;
    private final AtomicInteger resends = new AtomicInteger();
    private volatile long giveUpNs;

    /** Set by whoever ends the call from this side, while the caller may still be about to send its request. */
    private volatile boolean ended;

    private volatile boolean opened;

    MeshCall(
            Link link,
            LostCalls lostCalls,
            Spans spans,
            MethodDescriptor<Q, R> method,
            CallOptions options,
            Executor executor) {
        this.link = link;
        this.lostCalls = lostCalls;
        this.spans = spans;
        this.method = method;
        this.options = options;
        this.executor = executor;
        this.callId = link.nextId();
    }

    @Override
    public void start(Listener<R> listener, Metadata headers) {
        delivery = new Delivery<>(link, () -> callId, method, listener, executor);
        startedNs = System.nanoTime();
        Frame.Builder request = Frame.newBuilder()
                .setKind(Frame.Kind.REQUEST)
                .setCallId(callId)
                .setMethod(method.getFullMethodName())
                .setTarget(options.getOption(MeshCallOptions.TARGET))
                .setLane(options.getOption(MeshCallOptions.LANE))
                .setIdempotencyKey(options.getOption(MeshCallOptions.IDEMPOTENCY_KEY))
                .setSupersedeKey(options.getOption(MeshCallOptions.SUPERSEDE_KEY))
                .setCredit(ReceiveWindow.INITIAL);
        name(headers, request);
        OnBehalf onBehalf = options.getOption(MeshCallOptions.ON_BEHALF);
        if (onBehalf != null) {
            request.setOnBehalf(onBehalf);
        }
        Metadatas.write(headers, request);
        Deadline deadline = earliest(options.getDeadline(), context.getDeadline());
        if (deadline != null) {
            long remainingNs = deadline.timeRemaining(TimeUnit.NANOSECONDS);
            if (remainingNs <= 0) {
                onExpired();
                return;
            }
            deadlineNs = startedNs + remainingNs;
        }
        context.addListener(this, Runnable::run);
        if (method.getType().clientSendsOneMessage()) {
            unsent = request;
        } else {
            open(Message.of(request));
        }
    }

    @Override
    public void request(int count) {
        delivery().request(count);
    }

    @Override
    public void sendMessage(Q message) {
        if (ended) {
            return;
        }
        Parcel parcel;
        try {
            parcel = link.parcels().pack(method.streamRequest(message), "request");
        } catch (StatusRuntimeException e) {
            abort(e.getStatus(), Faults.reasonOf(e));
            return;
        }
        Frame.Builder request = unsent;
        if (request != null) {
            unsent = null;
            Message whole = parcel.in(request);
            // A new broker begins with an empty directory: a request in a file is gone with the old one.
            repeatable = method.isSafe() && !whole.header().hasBlob() ? whole : null;
            open(whole);
        } else if (!buffer.add(parcel)) {
            abort(
                    Status.RESOURCE_EXHAUSTED.withDescription("the service does not read the stream; wait for isReady"),
                    "SLOW_READER");
        } else {
            buffer.flush(link, callId, credit);
        }
    }

    @Override
    public void halfClose() {
        // A single request message was the whole stream: its REQUEST has said so.
        if (!method.getType().clientSendsOneMessage()) {
            buffer.end();
            buffer.flush(link, callId, credit);
        }
    }

    @Override
    public boolean isReady() {
        return credit.isAvailable() && buffer.isEmpty();
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        abort(
                Status.CANCELLED
                        .withDescription(message == null ? "cancelled by the caller" : message)
                        .withCause(cause),
                null);
    }

    @Override
    public void cancelled(Context cancelled) {
        if (cancelled.getDeadline() != null && cancelled.getDeadline().isExpired()) {
            onExpired();
        } else {
            abort(Status.CANCELLED.withDescription("the call that made this one was cancelled"), null);
        }
    }

    @Override
    public void onFrame(Message message) {
        Frame header = message.header();
        switch (header.getKind()) {
            case HEADERS -> {
                heard = true;
                delivery().headers(Metadatas.read(header));
            }
            case DATA -> {
                heard = true;
                delivery().message(message);
            }
            case CREDIT -> {
                credit.add(header.getCredit());
                buffer.flush(link, callId, credit);
                delivery().ready();
            }
            case END -> {
                if (resends.get() > 0 && isNotThereYet(header.getStatus().getReason())) {
                    lostCalls.again(this);
                } else {
                    context.removeListener(this);
                    delivery().end(message, System.nanoTime() - startedNs, resends.get());
                }
            }
            default -> {
                // Other kinds never carry a caller's call id.
            }
        }
    }

    @Override
    public void onLost(Status status, String reason) {
        boolean broke = reason.equals("MESH_LOST") || (reason.equals("MESH_DOWN") && resends.get() > 0);
        if (!broke || repeatable == null || heard || ended || !link.joinsAgain()) {
            fail(status, reason);
            return;
        }
        long nowNs = System.nanoTime();
        if (giveUpNs == 0) {
            giveUpNs = Math.min(deadlineNs, nowNs + LostCalls.WAIT_NS);
        }
        lostCalls.add(this, Math.max(0, giveUpNs - nowNs));
    }

    @Override
    public void resend() {
        Message request = repeatable;
        if (!ended && request != null) {
            resends.incrementAndGet();
            callId = link.nextId();
            open(request);
        }
    }

    @Override
    public void giveUp() {
        if (System.nanoTime() >= deadlineNs) {
            onExpired();
        } else {
            fail(
                    Status.UNAVAILABLE.withDescription("the connection to the mesh was lost and it did not come back"),
                    "MESH_LOST");
        }
    }

    /** Whether a broker that has just come back, and was asked again, does not have the service yet. */
    private boolean isNotThereYet(String reason) {
        return reason.equals("NO_PROVIDER") && System.nanoTime() < giveUpNs && !ended;
    }

    @Override
    public long deadlineNs() {
        return deadlineNs;
    }

    @Override
    public void onExpired() {
        abort(
                Status.DEADLINE_EXCEEDED.withDescription(method.getFullMethodName() + " did not answer in time"),
                "DEADLINE_EXCEEDED");
    }

    /** Gives the call its span: within that of the call being served, or of a caller from outside, or as the first of a trace. */
    private void name(Metadata headers, Frame.Builder request) {
        String current = TraceContext.CURRENT.get(context);
        TraceContext parent = TraceContext.parse(current == null ? headers.get(TraceContext.HEADER) : current);
        request.setTraceparent(spans.begin(parent, startedNs).traceparent());
        if (parent != null) {
            request.setParentSpan(parent.spanId());
        }
    }

    private void open(Message request) {
        if (FrameCodec.isTooLargeForPeer(request.header())) {
            abort(
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            "metadata and names of " + request.header().getSerializedSize() + " bytes, the mesh takes "
                                    + FrameCodec.PEER_HEADER_BYTES_MAX),
                    "HEADER_TOO_LARGE");
            return;
        }
        if (deadlineNs != DeadlineSweep.NONE) {
            long remainingNs = Math.max(1, deadlineNs - System.nanoTime());
            request = request.forwarded(callId, new Message.Changes("", remainingNs, 0, null));
        } else if (resends.get() > 0) {
            request = request.forwarded(callId);
        }
        opened = true;
        link.open(request, this);
        if (ended) {
            sendCancel();
        }
    }

    /** Ends the call here and tells the service. */
    private void abort(Status status, @Nullable String reason) {
        ended = true;
        if (delivery != null && fail(status, reason) && opened) {
            sendCancel();
        }
    }

    private void sendCancel() {
        link.send(Message.of(Frame.newBuilder().setKind(Frame.Kind.CANCEL).setCallId(callId)));
    }

    private boolean fail(Status status, @Nullable String reason) {
        context.removeListener(this);
        Metadata trailers = new Metadata();
        if (reason != null) {
            trailers.put(Faults.REASON, reason);
        }
        return delivery().close(status, trailers);
    }

    private Delivery<R> delivery() {
        Delivery<R> current = delivery;
        if (current == null) {
            throw new IllegalStateException("call was not started");
        }
        return current;
    }

    private static @Nullable Deadline earliest(@Nullable Deadline first, @Nullable Deadline second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first.minimum(second);
    }
}
