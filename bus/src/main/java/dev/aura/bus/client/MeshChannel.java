package dev.aura.bus.client;

import dev.aura.bus.link.Link;
import dev.aura.bus.trace.Spans;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;

/** A gRPC channel whose calls are frames on the bus. */
public final class MeshChannel extends Channel {

    private static final Executor VIRTUAL_THREADS = new VirtualThreads();

    private final Link link;
    private final LostCalls lostCalls;
    private final Spans spans = Spans.ofProcess();

    /** Internal to the bus; programs get theirs from {@link MeshClient#channel()}. */
    public MeshChannel(Link link) {
        this.link = link;
        this.lostCalls = new LostCalls(link);
    }

    @Override
    public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
        Executor executor = options.getExecutor();
        return new MeshCall<>(link, lostCalls, spans, method, options, executor == null ? VIRTUAL_THREADS : executor);
    }

    @Override
    public String authority() {
        return "mesh";
    }

    /** A class and not a lambda: it is on the start-up path of every command. */
    private static final class VirtualThreads implements Executor {
        @Override
        public void execute(Runnable task) {
            Thread.ofVirtual().name("aura-call").start(task);
        }
    }
}
