package dev.aura.bus.broker;

import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.AgentRunner;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.Message;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** A running broker. Any thread may ask; the broker's own thread answers from its tables. */
public final class Broker implements AutoCloseable {

    private static final int INBOX_CAPACITY = 1_024;
    private static final long ANSWER_WAIT_MS = 5_000;

    private final Inbox<Runnable> inbox;
    private final BrokerAgent agent;
    private final StatusReport report;
    private final AgentRunner runner;
    private final RouterSocket socket;
    private final @Nullable SocketFile socketFile;

    private Broker(ZMQ.Context context, BrokerConfig config) {
        Path file = config.socketFile();
        socketFile = file == null ? null : SocketFile.claim(file);
        inbox = new Inbox<>(INBOX_CAPACITY);
        RouterSocket socket = new RouterSocket(context, config, inbox);
        socket.bind(config.inprocAddress());
        this.socket = socket;
        agent = new BrokerAgent(socket, config, inbox, new SecureRandom());
        report = new StatusReport(agent, config, System.nanoTime());
        runner = new AgentRunner("aura-broker", agent, inbox::wake);
    }

    /**
     * Starts a broker that peers of this process can join; others once {@link #listen} was called.
     *
     * @param context ZeroMQ context, which in-process peers must share; the caller closes it after the broker
     * @throws io.grpc.StatusRuntimeException ALREADY_EXISTS with reason ALREADY_RUNNING when another broker holds the socket
     */
    public static Broker start(ZMQ.Context context, BrokerConfig config) {
        Broker broker = new Broker(context, config);
        broker.runner.start();
        return broker;
    }

    /** Lets other processes in. Call it when the services that they rely on have joined, so that none finds a mesh without them. */
    public void listen() {
        SocketFile file = socketFile;
        if (file != null) {
            ask(() -> {
                socket.bind(file.address());
                file.secure();
                return true;
            });
        }
    }

    public GetStatusResponse status() {
        return ask(() -> report.status(System.nanoTime()));
    }

    public ListServicesResponse services() {
        return ask(report::services);
    }

    public GetDescriptorsResponse descriptors(List<String> services) {
        return ask(() -> new DescriptorAnswer(agent.registry).of(services));
    }

    /** Hands an EVENT to all subscribers of its topic; returns to how many. */
    public int publish(String publisher, Message event) {
        return ask(() -> agent.events.publish(publisher, event));
    }

    /** An expected daemon could not be started: the mesh is DEGRADED. */
    public void reportFailed(String daemon) {
        ask(() -> {
            report.failed(daemon);
            return true;
        });
    }

    /** Refuses new calls from now on; those in flight go on. */
    public void refuseCalls() {
        ask(() -> {
            report.stopping();
            agent.calls.stop();
            return true;
        });
    }

    /** Calls that are not over. */
    public int inFlight() {
        return ask(agent.calls::inFlight);
    }

    /** Frames that were not ours. */
    public long malformedFrames() {
        return ask(() -> agent.counters.framesMalformed);
    }

    /** Events that found a subscriber with no room. */
    public long droppedEvents() {
        return ask(() -> agent.counters.eventsDropped);
    }

    @Override
    public void close() {
        runner.close();
        inbox.close();
        if (socketFile != null) {
            socketFile.close();
        }
    }

    private <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        };
        try {
            if (!inbox.offer(task, ANSWER_WAIT_MS)) {
                throw Faults.of(Code.UNAVAILABLE, "BROKER_BUSY", "the broker has too many questions waiting");
            }
            return answer.get(ANSWER_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.of(Code.CANCELLED, "INTERRUPTED", "interrupted while asking the broker", e);
        } catch (ExecutionException | TimeoutException e) {
            throw Faults.of(Code.UNAVAILABLE, "BROKER_BUSY", "the broker did not answer: " + e.getMessage(), e);
        }
    }
}
