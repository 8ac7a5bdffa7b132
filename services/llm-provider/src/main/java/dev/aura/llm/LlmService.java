package dev.aura.llm;

import dev.aura.proto.llm.v1.CompleteRequest;
import dev.aura.proto.llm.v1.CompleteResponse;
import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.GenerateResponse;
import dev.aura.proto.llm.v1.GetUsageRequest;
import dev.aura.proto.llm.v1.GetUsageResponse;
import dev.aura.proto.llm.v1.ListModelsRequest;
import dev.aura.proto.llm.v1.ListModelsResponse;
import dev.aura.proto.llm.v1.ListProvidersRequest;
import dev.aura.proto.llm.v1.ListProvidersResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The service as callers see it. Each call works on a virtual thread of its own, so that its cancel and ready signals arrive. */
final class LlmService extends LlmServiceGrpc.LlmServiceImplBase {

    private static final Logger LOG = Logger.getLogger(LlmService.class.getName());

    private final Answering answering;
    private final Providers providers;
    private final HealthBook health;
    private final UsageBook usage;

    LlmService(Answering answering, Providers providers, HealthBook health, UsageBook usage) {
        this.answering = answering;
        this.providers = providers;
        this.health = health;
        this.usage = usage;
    }

    @Override
    public void generate(GenerateRequest request, StreamObserver<GenerateResponse> observer) {
        Cancellation cancellation = new Cancellation();
        var call = (ServerCallStreamObserver<GenerateResponse>) observer;
        run(call, request, new StreamedAnswer(call, cancellation), cancellation);
    }

    @Override
    public void complete(CompleteRequest request, StreamObserver<CompleteResponse> observer) {
        var call = (ServerCallStreamObserver<CompleteResponse>) observer;
        run(call, request.getRequest(), new CollectedAnswer(call), new Cancellation());
    }

    @Override
    public void listProviders(ListProvidersRequest request, StreamObserver<ListProvidersResponse> observer) {
        work(observer, () -> {
            List<Provider> all = providers.inOrder();
            if (request.getProbe()) {
                providers.listings(all);
            }
            ListProvidersResponse.Builder response = ListProvidersResponse.newBuilder();
            all.forEach(provider -> response.addProviders(shown(provider)));
            return response.build();
        });
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> observer) {
        work(observer, () -> Models.response(providers.listings(providers.inOrder()), providers));
    }

    @Override
    public void getUsage(GetUsageRequest request, StreamObserver<GetUsageResponse> observer) {
        work(
                observer,
                () -> GetUsageResponse.newBuilder()
                        .addAllEntries(usage.entries())
                        .build());
    }

    private ListProvidersResponse.Provider shown(Provider provider) {
        HealthBook.Outcome outcome = health.of(provider.name());
        return ListProvidersResponse.Provider.newBuilder()
                .setName(provider.name())
                .setKind(provider.kind())
                .setBaseUrl(provider.address())
                .setLocal(provider.local())
                .setHealth(outcome.health())
                .setDetail(outcome.detail())
                .setLatencyMs(outcome.latencyMs())
                .build();
    }

    private void run(
            ServerCallStreamObserver<?> call, GenerateRequest request, Answer answer, Cancellation cancellation) {
        call.setOnCancelHandler(cancellation::cancel);
        Context context = Context.current();
        Thread.startVirtualThread(context.wrap(() -> {
            try {
                answering.answer(request, answer, cancellation, context.getDeadline());
            } catch (CancellationException e) {
                call.onError(
                        Status.CANCELLED.withDescription("the caller gave up").asRuntimeException());
            } catch (RuntimeException e) {
                call.onError(fault(e));
            }
        }));
    }

    /** Something that asks providers and so may wait. */
    private interface Work<T> {
        T result();
    }

    private static <T> void work(StreamObserver<T> observer, Work<T> work) {
        Thread.startVirtualThread(Context.current().wrap(() -> {
            try {
                observer.onNext(work.result());
                observer.onCompleted();
            } catch (RuntimeException e) {
                observer.onError(fault(e));
            }
        }));
    }

    private static RuntimeException fault(RuntimeException error) {
        if (Status.fromThrowable(error).getCode() == Status.Code.UNKNOWN) {
            LOG.log(Level.WARNING, "fault in the llm provider", error);
            return Status.INTERNAL
                    .withDescription("a fault of the llm provider; see its log")
                    .asRuntimeException();
        }
        return error;
    }
}
