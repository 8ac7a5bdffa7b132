package dev.aura.bus.broker;

import dev.aura.bus.durable.DeadLetter;
import dev.aura.bus.link.LocalBroker;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.DutyCycle;
import dev.aura.bus.wire.Inbox;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.mesh.v1.DurableSubscription;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.ListTracesResponse;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** A running broker. Any thread may ask; the broker's own thread answers from its tables. */
public final class Broker implements LocalBroker, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Broker.class.getName());
    private static final int INBOX_CAPACITY = 16_384;
    private static final long ANSWER_WAIT_MS = 5_000;

    private final Inbox<Runnable> inbox;
    private final BrokerAgent agent;
    private final StatusReport report;
    private final MeterReport meters;
    private final DutyCycle cycle;
    private final Entrances entrances;
    private final BrokerConfig config;
    private final @Nullable DutyCycle zap;
    private final @Nullable SocketFile socketFile;

    private Broker(ZMQ.Context context, BrokerConfig config) {
        Path file = config.socketFile();
        socketFile = file == null ? null : SocketFile.claim(file);
        inbox = new Inbox<>(INBOX_CAPACITY);
        this.config = config;
        BrokerConfig.Tcp tcp = config.tcp();
        AdmittedKeys admitted = tcp == null ? null : new AdmittedKeys(UUID.randomUUID() + " ", tcp.allowed());
        zap = zap(context, config, admitted);
        entrances = new Entrances(context, config, admitted);
        agent = new BrokerAgent(entrances, config, inbox, new SecureRandom(), this::wake);
        report = new StatusReport(agent, config, System.nanoTime());
        meters = new MeterReport(agent, System.nanoTime());
        cycle = new DutyCycle("aura-broker", agent);
        entrances.watchedBy(cycle);
    }

    /** Who answers for the list of keys; it is there before the socket that asks it. */
    private static @Nullable DutyCycle zap(ZMQ.Context context, BrokerConfig config, @Nullable AdmittedKeys admitted) {
        BrokerConfig.Tcp tcp = config.tcp();
        if (tcp == null || admitted == null) {
            return null;
        }
        ZapAgent agent = new ZapAgent(context, tcp.allowed(), config.security().audit(), admitted);
        DutyCycle cycle = new DutyCycle("aura-zap", agent);
        cycle.watch(agent.socket());
        return cycle;
    }

    /**
     * Starts a broker that peers of this process can join; others once {@link #listen} was called.
     *
     * @param context ZeroMQ context; the caller closes it after the broker
     * @throws io.grpc.StatusRuntimeException ALREADY_EXISTS with reason ALREADY_RUNNING when another broker holds the socket
     */
    public static Broker start(ZMQ.Context context, BrokerConfig config) {
        Broker broker = new Broker(context, config);
        broker.cycle.start();
        if (broker.zap != null) {
            broker.zap.start();
        }
        return broker;
    }

    private void wake() {
        cycle.wake();
    }

    /** Lets other processes in. Call it when the services that they rely on have joined, so that none finds a mesh without them. */
    public void listen() {
        SocketFile file = socketFile;
        if (file != null) {
            ask(() -> {
                entrances.bindUnix(file.path());
                file.secure();
                return true;
            });
        }
        BrokerConfig.Tcp tcp = config.tcp();
        if (tcp != null) {
            ask(() -> {
                bind(tcp);
                return true;
            });
        }
    }

    private void bind(BrokerConfig.Tcp tcp) {
        try {
            entrances.bindTcp(tcp.listen());
        } catch (ZMQException | IllegalArgumentException e) {
            throw Faults.of(
                    Code.FAILED_PRECONDITION,
                    "CANNOT_LISTEN",
                    "cannot listen on " + tcp.listen() + ": " + e.getMessage()
                            + "; give a free address in bus.tcp.listen",
                    e);
        }
        if (tcp.allowed().keys().isEmpty()) {
            LOG.log(Level.WARNING, "{0} admits nobody: there is no key in {1}", new Object[] {
                entrances.tcpAddress(), tcp.allowed().file()
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

    /** What was counted since the start. */
    public GetMetersResponse meters() {
        return ask(() -> meters.meters(System.nanoTime()));
    }

    /** The spans of the newest trace whose id begins so; none where it is not known. */
    public GetTraceResponse trace(String idPrefix) {
        List<FinishedSpan> spans = ask(() -> agent.log.ring.trace(idPrefix));
        return GetTraceResponse.newBuilder()
                .addAllSpans(spans.stream().map(FinishedSpan::toProto).toList())
                .build();
    }

    /** Calls that are kept, newest first: those that failed or were slow, or all. */
    public ListTracesResponse traces(int limit, boolean all) {
        return ask(() -> ListTracesResponse.newBuilder()
                .addAllSpans(agent.log.ring.newest(limit, span -> all || span.notable()).stream()
                        .map(FinishedSpan::toProto)
                        .toList())
                .setKept(agent.log.ring.size())
                .build());
    }

    /** The events that were given up, newest first, without their payloads. */
    public List<DeadLetter> deadLetters() {
        return ask(agent.durable::deadLetters);
    }

    /** The dead letters of one event. */
    public List<DeadLetter> deadLetters(String eventId) {
        return ask(() -> agent.durable.deadLetters(eventId));
    }

    /** Delivers dead letters again; done with their number when that is on the disk. */
    public CompletableFuture<Integer> replay(List<String> eventIds) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        return ask(() -> {
            agent.durable.replay(eventIds, done::complete, done::completeExceptionally);
            return done;
        });
    }

    /** The durable subscriptions, by name. */
    public List<DurableSubscription> subscriptions() {
        return ask(agent.durable::subscriptions);
    }

    /** Deletes a durable subscription; done with how it stood when that is on the disk. */
    public CompletableFuture<DurableSubscription> delete(SubscriptionDeletion deletion) {
        CompletableFuture<DurableSubscription> done = new CompletableFuture<>();
        return ask(() -> {
            agent.durable.delete(deletion, done::complete, done::completeExceptionally);
            return done;
        });
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

    /** Sends away at once who came in with a token that is no longer good. */
    public void lookAtTokens() {
        ask(() -> {
            agent.membership.lookAtTokens();
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
        cycle.close();
        if (zap != null) {
            zap.close();
        }
        if (socketFile != null) {
            socketFile.close();
        }
    }

    @Override
    public Route join(Hello hello, LocalPeer peer) {
        String route = ask(() -> agent.join(hello, peer, System.nanoTime()));
        return (message, opens, waitMs) -> put(() -> agent.fromLocal(route, message, opens, System.nanoTime()), waitMs);
    }

    /** Lets the agent run a task; false when there was no room in time, or the broker has stopped. */
    private boolean put(Runnable task, long waitMs) throws InterruptedException {
        if (cycle.isHeldByCurrentThread()) {
            // The task of this turn brings another one: it must not wait for itself.
            inbox.add(task);
            return true;
        }
        if (!cycle.isRunning() || !inbox.offer(task, waitMs)) {
            return false;
        }
        cycle.workArrived();
        return true;
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
            if (!put(task, ANSWER_WAIT_MS)) {
                throw Faults.of(Code.UNAVAILABLE, "BROKER_BUSY", "the broker has too many questions waiting");
            }
            return answer.get(ANSWER_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.of(Code.CANCELLED, "INTERRUPTED", "interrupted while asking the broker", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StatusRuntimeException refusal
                    ? refusal
                    : Faults.of(Code.UNAVAILABLE, "BROKER_BUSY", "the broker did not answer: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw Faults.of(Code.UNAVAILABLE, "BROKER_BUSY", "the broker did not answer: " + e.getMessage(), e);
        }
    }
}
