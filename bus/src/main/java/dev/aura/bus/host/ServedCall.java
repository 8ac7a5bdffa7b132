package dev.aura.bus.host;

import dev.aura.bus.link.Credit;
import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.Metadatas;
import dev.aura.bus.link.Parcel;
import dev.aura.bus.link.Parcels;
import dev.aura.bus.link.ReceiveWindow;
import dev.aura.bus.link.SerialExecutor;
import dev.aura.bus.link.StatusFrames;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call that a service works on: gRPC's view on one side, frames on the other.
 *
 * <p>The link's thread delivers frames and marks the call as cancelled; everything the service's code sees runs on {@link WorkThreads}, one
 * thing at a time. A service that sends faster than its caller reads waits in {@link #sendMessage} for credit, so a slow reader slows
 * the writer and nothing piles up.
 */
final class ServedCall<Q, R> extends ServerCall<Q, R> implements FrameSink {

    private static final Logger LOG = Logger.getLogger(ServedCall.class.getName());

    private final Link link;
    private final ServerMethodDefinition<Q, R> method;
    private final Message request;
    private final Context.CancellableContext context;
    private final Semaphore slots;
    private final long callId;
    private final Credit credit;
    private final SerialExecutor serial;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean cancelled;

    /** The thread that runs a task of this call now. */
    private volatile @Nullable Thread working;

    // Touched only by tasks of the serial executor.
    private final ArrayDeque<Message> requests = new ArrayDeque<>();
    private final ReceiveWindow window = new ReceiveWindow();
    private int requested;
    private boolean creditGiven;
    private boolean halfClosed;
    private boolean halfCloseHeard;
    private boolean holdsSlot;
    private boolean finishing;
    private ServerCall.@Nullable Listener<Q> listener;
    private @Nullable Parcel lastMessage;
    private long startedNs;

    ServedCall(
            Link link,
            ServerMethodDefinition<Q, R> method,
            Message request,
            Context.CancellableContext context,
            Semaphore slots,
            Executor threads) {
        this.link = link;
        this.method = method;
        this.request = request;
        this.context = context;
        this.slots = slots;
        this.serial = new SerialExecutor(threads);
        this.callId = request.callId();
        this.credit = new Credit(request.header().getCredit());
    }

    /** Starts the service's code on a thread of the service. */
    void begin() {
        run(this::startHandler);
    }

    @Override
    public void onFrame(Message message) {
        Frame header = message.header();
        switch (header.getKind()) {
            case DATA ->
                run(() -> {
                    requests.add(message);
                    deliver();
                });
            case HALF_CLOSE ->
                run(() -> {
                    halfClosed = true;
                    deliver();
                });
            case CREDIT -> {
                credit.add(header.getCredit());
                run(() -> {
                    hear(Listener::onReady);
                    deliver();
                });
            }
            case CANCEL -> cancelWork();
            default -> {
                // Other kinds never carry a served call's id.
            }
        }
    }

    @Override
    public void onLost(Status status, String reason) {
        cancelWork();
    }

    @Override
    public void request(int count) {
        if (Thread.currentThread().equals(working)) {
            // Whoever asks from within a task of this call has what it asked for delivered at the task's end.
            ask(count);
        } else {
            run(() -> {
                ask(count);
                deliver();
            });
        }
    }

    @Override
    public void sendHeaders(Metadata headers) {
        if (!headers.keys().isEmpty() && !over.get()) {
            Frame.Builder frame = frame(Frame.Kind.HEADERS);
            Metadatas.write(headers, frame);
            link.send(Message.of(frame));
        }
    }

    @Override
    public void sendMessage(R message) {
        Parcel parcel = link.parcels().pack(method.getMethodDescriptor().streamResponse(message), "response");
        if (method.getMethodDescriptor().getType().serverSendsOneMessage()) {
            lastMessage = parcel;
        } else if (takeCredit()) {
            link.send(parcel.in(frame(Frame.Kind.DATA)));
        } else {
            link.parcels().discard(parcel);
        }
    }

    @Override
    public boolean isReady() {
        return !isCancelled() && credit.isAvailable();
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        Frame.Builder end =
                frame(Frame.Kind.END).setTiming(Timing.newBuilder().setWorkNs(System.nanoTime() - startedNs));
        StatusFrames.write(status, trailers, end);
        Parcel parcel = lastMessage;
        if (!cancelled) {
            Message message = status.isOk() && parcel != null ? parcel.in(end) : Message.of(end);
            link.send(FrameCodec.isTooLargeForPeer(message.header()) ? tooLarge() : message);
        }
        if (parcel != null && (cancelled || !status.isOk())) {
            link.parcels().discard(parcel);
        }
        if (Thread.currentThread().equals(working)) {
            finishing = true;
        } else {
            run(this::finish);
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public MethodDescriptor<Q, R> getMethodDescriptor() {
        return method.getMethodDescriptor();
    }

    @Override
    public Attributes getAttributes() {
        return Attributes.EMPTY;
    }

    private void startHandler() {
        slots.acquireUninterruptibly();
        holdsSlot = true;
        startedNs = System.nanoTime();
        if (cancelled) {
            return;
        }
        if (Parcels.hasMessage(request)) {
            requests.add(request);
            // A single request message is the whole stream; no HALF_CLOSE follows.
            halfClosed = method.getMethodDescriptor().getType().clientSendsOneMessage();
        }
        guarded(() -> {
            Metadata headers = Metadatas.read(request.header());
            listener = method.getServerCallHandler().startCall(this, headers);
        });
        deliver();
    }

    private void deliver() {
        while (requested > 0 && !requests.isEmpty()) {
            Message message = requests.removeFirst();
            requested--;
            if (creditGiven) {
                grant(window.consumed(Parcels.bytes(message)));
            }
            hear(heard ->
                    heard.onMessage(link.parcels().read(message, false, method.getMethodDescriptor()::parseRequest)));
        }
        if (halfClosed && requests.isEmpty() && !halfCloseHeard) {
            halfCloseHeard = true;
            hear(Listener::onHalfClose);
        }
    }

    private void grant(int messages) {
        if (messages > 0 && !over.get()) {
            link.send(Message.of(frame(Frame.Kind.CREDIT).setCredit(messages)));
        }
    }

    /** Waits for the caller to have room; false when nobody reads any more. */
    private boolean takeCredit() {
        try {
            return credit.take() && !over.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED
                    .withDescription("interrupted while sending")
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    /** The caller is gone or has lost interest: tells the service's code at once, whatever it is doing. */
    private void cancelWork() {
        cancelled = true;
        credit.close();
        context.cancel(why());
        if (over.compareAndSet(false, true)) {
            run(() -> {
                hear(Listener::onCancel);
                release();
            });
        }
    }

    private Message tooLarge() {
        Metadata reason = new Metadata();
        reason.put(Faults.REASON, "HEADER_TOO_LARGE");
        Frame.Builder end = frame(Frame.Kind.END);
        StatusFrames.write(
                Status.INTERNAL.withDescription("the trailers of the answer are larger than "
                        + FrameCodec.PEER_HEADER_BYTES_MAX + " bytes; send large values in the message"),
                reason,
                end);
        return Message.of(end);
    }

    private Exception why() {
        Deadline deadline = context.getDeadline();
        return deadline != null && deadline.isExpired()
                ? new TimeoutException("the call's time was up")
                : Status.CANCELLED.withDescription("the caller cancelled").asException();
    }

    private interface Hearing<Q> {
        void tell(ServerCall.Listener<Q> listener);
    }

    private void hear(Hearing<Q> hearing) {
        ServerCall.Listener<Q> current = listener;
        if (current != null) {
            guarded(() -> hearing.tell(current));
        }
    }

    private void run(Runnable task) {
        serial.execute(() -> {
            working = Thread.currentThread();
            task.run();
            if (finishing) {
                finishing = false;
                finish();
            }
            working = null;
        });
    }

    private void ask(int count) {
        requested += count;
        if (!creditGiven && !method.getMethodDescriptor().getType().clientSendsOneMessage()) {
            creditGiven = true;
            grant(ReceiveWindow.INITIAL);
        }
    }

    private void finish() {
        hear(cancelled ? Listener::onCancel : Listener::onComplete);
        release();
    }

    /** Runs the service's code in its context and turns what it throws into the call's status. */
    private void guarded(Runnable task) {
        try {
            context.run(task);
        } catch (RuntimeException | Error e) {
            Status status = Status.fromThrowable(e);
            boolean meant = carriesStatus(e);
            Metadata trailers = meant
                    ? Objects.requireNonNullElseGet(Status.trailersFromThrowable(e), Metadata::new)
                    : new Metadata();
            if (!meant) {
                LOG.log(Level.SEVERE, e, () -> method.getMethodDescriptor().getFullMethodName() + " failed");
                trailers.put(Faults.REASON, "INTERNAL");
                status = Status.INTERNAL.withDescription(
                        "a fault in " + method.getMethodDescriptor().getFullMethodName() + "; see the log");
            }
            close(status, trailers);
        }
    }

    private static boolean carriesStatus(Throwable thrown) {
        return Status.trailersFromThrowable(thrown) != null
                || Status.fromThrowable(thrown).getCode() != Status.Code.UNKNOWN;
    }

    private void release() {
        context.cancel(null);
        if (holdsSlot) {
            holdsSlot = false;
            slots.release();
        }
    }

    private Frame.Builder frame(Frame.Kind kind) {
        return Frame.newBuilder().setKind(kind).setCallId(callId);
    }
}
