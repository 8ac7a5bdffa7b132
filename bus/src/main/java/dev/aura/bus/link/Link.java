package dev.aura.bus.link;

import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Status;
import dev.aura.proto.bus.v1.Welcome;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One connection to the broker that joins again by itself. Any thread may use it; see {@link Carrier} for how frames travel. */
public final class Link implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Link.class.getName());
    private static final long SEND_WAIT_MS = 30_000;

    private final OpenCalls calls = new OpenCalls(this::registration, this::unclaimed);
    private final Carrier carrier;
    private final AtomicLong nextId = new AtomicLong(1);
    private final CompletableFuture<Welcome> joined = new CompletableFuture<>();
    private final List<Runnable> onUp = new CopyOnWriteArrayList<>();
    private volatile LinkState state = LinkState.CONNECTING;
    private volatile Parcels parcels = new Parcels(Welcome.getDefaultInstance());
    private volatile @Nullable Registration registration;
    private volatile CompletableFuture<Void> registered = new CompletableFuture<>();

    private Link(Function<Link, Carrier> carrying) {
        this.carrier = carrying.apply(this);
    }

    /** Opens a link over a socket and returns at once; it joins in the background. */
    public static Link open(LinkConfig config) {
        Link link = new Link(it -> new SocketCarrier(it, config, it.calls));
        link.carrier.start();
        return link;
    }

    /** Opens a link to a broker of this process. */
    public static Link open(LocalBroker broker, String peerName) {
        Link link = new Link(it -> new LocalCarrier(it, broker, peerName, it.calls));
        link.carrier.start();
        return link;
    }

    /**
     * Waits for the first welcome.
     *
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when none came in time; the broker's own status when it refused
     */
    public void awaitUp(Duration timeout) {
        try {
            joined.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Faults.of(Code.UNAVAILABLE, "MESH_DOWN", downMessage() + " within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof io.grpc.StatusRuntimeException refused
                    ? refused
                    : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.of(Code.CANCELLED, "INTERRUPTED", "interrupted while waiting for the mesh", e);
        }
    }

    /** Serves from now on; said again after each welcome. The result is done when the broker has taken it for the first time. */
    public CompletableFuture<Void> register(Registration next) {
        registered = new CompletableFuture<>();
        registration = next;
        if (state == LinkState.UP) {
            send(next.frame());
        }
        return registered;
    }

    /** A number for a new call, subscription or publication: odd, as the protocol asks of peers. */
    public long nextId() {
        return nextId.getAndAdd(2);
    }

    /** Sends a frame that opens a call or subscription; its sink hears what comes back. */
    public void open(Message message, FrameSink sink) {
        put(new Carrier.Outgoing(message, sink));
    }

    /** Sends a frame, waiting for room where the connection is full. */
    public void send(Message message) {
        put(new Carrier.Outgoing(message, null));
    }

    /** Sends a frame if there is room. */
    public boolean trySend(Message message) {
        try {
            return state == LinkState.UP && carrier.offer(new Carrier.Outgoing(message, null), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs, on the link's thread, after each welcome, until {@link #noLongerWhenUp} takes the same object. */
    public void whenUp(Runnable action) {
        onUp.add(action);
    }

    public void noLongerWhenUp(Runnable action) {
        onUp.remove(action);
    }

    /** Whether it looks for the broker again after a loss; a broker of this process does not come back. */
    public boolean joinsAgain() {
        return state == LinkState.CONNECTING && carrier instanceof SocketCarrier;
    }

    public LinkState state() {
        return state;
    }

    /** Packs and unpacks messages of calls. */
    public Parcels parcels() {
        return parcels;
    }

    @Override
    public void close() {
        state = LinkState.CLOSED;
        carrier.close();
    }

    @Nullable
    Registration registration() {
        return registration;
    }

    String downMessage() {
        return "no broker answers at " + carrier.address() + "; " + carrier.hint();
    }

    /** A message of a call of ours that is over; those of calls we serve are the broker's to clear up. */
    private void unclaimed(Message message) {
        if (message.callId() % 2 != 0) {
            parcels.discard(message);
        }
    }

    void onUp(Welcome accepted) {
        parcels = new Parcels(accepted);
        state = LinkState.UP;
        onUp.forEach(Runnable::run);
        joined.complete(accepted);
    }

    void onDown() {
        if (state == LinkState.UP) {
            state = LinkState.CONNECTING;
        }
    }

    void onRegistered() {
        registered.complete(null);
    }

    /** The connection stands, without the services; it asks again after the next welcome. */
    void onRegistrationRefused(Status status) {
        LOG.warning(() -> "the mesh does not take these services: " + status.getMessage());
        registered.completeExceptionally(fault(status));
    }

    void onRefused(Status status) {
        joined.completeExceptionally(fault(status));
    }

    private static io.grpc.StatusRuntimeException fault(Status status) {
        Code code = io.grpc.Status.fromCodeValue(status.getCode()).getCode();
        return Faults.of(code, status.getReason(), status.getMessage());
    }

    private void put(Carrier.Outgoing outgoing) {
        String problem = "the connection to the broker stayed full for " + SEND_WAIT_MS + " ms";
        try {
            if (state == LinkState.CLOSED) {
                problem = "the connection to the mesh was closed";
            } else if (carrier.offer(outgoing, SEND_WAIT_MS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "interrupted while sending";
        }
        FrameSink sink = outgoing.opens();
        if (sink != null) {
            sink.onLost(Code.UNAVAILABLE.toStatus().withDescription(problem), "MESH_LOST");
        }
    }
}
