package dev.aura.bus.host;

import dev.aura.bus.link.CallAcceptor;
import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.Registration;
import dev.aura.bus.trace.TraceContext;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Ready;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Serves gRPC services over a link: registers them, and runs each call that arrives on a thread of its own, at most as many
 * at once as the daemon grants slots. The link's thread opens calls; see {@link ServedCall} for the rest.
 */
public final class ServiceHost implements CallAcceptor {

    private final Link link;
    private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
    private final Semaphore slots;
    private final Executor threads;

    private ServiceHost(Link link, int slots) {
        this.link = link;
        this.slots = new Semaphore(slots);
        this.threads = new WorkThreads(slots);
    }

    /** Registers services with the broker; the result is done when it has taken them. */
    public static CompletableFuture<Void> serve(
            Link link, String name, String version, List<BindableService> services, int slots) {
        ServiceHost host = new ServiceHost(link, slots);
        Ready.Builder ready =
                Ready.newBuilder().setName(name).setVersion(version).setSlots(slots);
        List<ServerServiceDefinition> definitions =
                services.stream().map(BindableService::bindService).toList();
        for (ServerServiceDefinition definition : definitions) {
            ready.addServices(definition.getServiceDescriptor().getName());
            definition
                    .getMethods()
                    .forEach(method ->
                            host.methods.put(method.getMethodDescriptor().getFullMethodName(), method));
        }
        return link.register(
                new Registration(ready.build(), DescriptorSets.of(definitions).toByteArray(), host));
    }

    @Override
    public FrameSink accept(Message request) {
        ServerMethodDefinition<?, ?> method = methods.get(request.header().getMethod());
        if (method == null) {
            return new UnknownMethodCall(link, request);
        }
        return start(method, request);
    }

    private <Q, R> FrameSink start(ServerMethodDefinition<Q, R> method, Message request) {
        String traceparent = request.header().getTraceparent();
        Context base = traceparent.isEmpty() ? Context.ROOT : Context.ROOT.withValue(TraceContext.CURRENT, traceparent);
        Context.CancellableContext context = Deadlines.context(base, request.remainingNs());
        ServedCall<Q, R> call = new ServedCall<>(link, method, request, context, slots, threads);
        call.begin();
        return call;
    }
}
