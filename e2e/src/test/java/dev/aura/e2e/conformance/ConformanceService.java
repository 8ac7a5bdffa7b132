package dev.aura.e2e.conformance;

import com.google.protobuf.ByteString;
import dev.aura.e2e.conformance.v1.ChatRequest;
import dev.aura.e2e.conformance.v1.ChatResponse;
import dev.aura.e2e.conformance.v1.CollectRequest;
import dev.aura.e2e.conformance.v1.CollectResponse;
import dev.aura.e2e.conformance.v1.ConformanceServiceGrpc;
import dev.aura.e2e.conformance.v1.EchoRequest;
import dev.aura.e2e.conformance.v1.EchoResponse;
import dev.aura.e2e.conformance.v1.FailRequest;
import dev.aura.e2e.conformance.v1.FailResponse;
import dev.aura.e2e.conformance.v1.HangRequest;
import dev.aura.e2e.conformance.v1.HangResponse;
import dev.aura.e2e.conformance.v1.InspectRequest;
import dev.aura.e2e.conformance.v1.InspectResponse;
import dev.aura.e2e.conformance.v1.LookRequest;
import dev.aura.e2e.conformance.v1.LookResponse;
import dev.aura.e2e.conformance.v1.SpreadRequest;
import dev.aura.e2e.conformance.v1.SpreadResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The conformance service in Java: an ordinary generated base, with nothing of the bus in it. */
final class ConformanceService extends ConformanceServiceGrpc.ConformanceServiceImplBase {

    private static final Metadata.Key<String> REASON = Metadata.Key.of("aura-reason", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger echoes = new AtomicInteger();
    private final AtomicInteger echoesAtOnce = new AtomicInteger();
    private final AtomicInteger spread = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger echoesBegun = new AtomicInteger();

    @Override
    public void echo(EchoRequest request, StreamObserver<EchoResponse> responses) {
        echoesBegun.incrementAndGet();
        echoesAtOnce.accumulateAndGet(echoes.incrementAndGet(), Math::max);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(request.getWorkMs()));
        echoes.decrementAndGet();
        responses.onNext(EchoResponse.newBuilder()
                .setText(request.getText())
                .setPayload(request.getPayload())
                .build());
        responses.onCompleted();
    }

    @Override
    public void spread(SpreadRequest request, StreamObserver<SpreadResponse> responses) {
        for (int number = 1; number <= request.getCount(); number++) {
            responses.onNext(SpreadResponse.newBuilder()
                    .setNumber(number)
                    .setPayload(ByteString.copyFrom(new byte[request.getPayloadBytes()]))
                    .build());
            spread.incrementAndGet();
        }
        responses.onCompleted();
    }

    @Override
    public StreamObserver<CollectRequest> collect(StreamObserver<CollectResponse> responses) {
        StringBuilder text = new StringBuilder();
        AtomicInteger count = new AtomicInteger();
        return new Requests<>(
                request -> {
                    count.incrementAndGet();
                    text.append(request.getText());
                },
                () -> {
                    responses.onNext(CollectResponse.newBuilder()
                            .setCount(count.get())
                            .setText(text.toString())
                            .build());
                    responses.onCompleted();
                });
    }

    @Override
    public StreamObserver<ChatRequest> chat(StreamObserver<ChatResponse> responses) {
        return new Requests<>(
                request -> responses.onNext(
                        ChatResponse.newBuilder().setText(request.getText()).build()),
                responses::onCompleted);
    }

    @Override
    public void fail(FailRequest request, StreamObserver<FailResponse> responses) {
        if (request.getCode() == 0) {
            throw new IllegalStateException("a fault, as asked for");
        }
        Metadata trailers = new Metadata();
        trailers.put(REASON, request.getReason());
        trailers.put(DETAILS, request.getDetails().toByteArray());
        throw Status.fromCodeValue(request.getCode())
                .withDescription(request.getMessage())
                .asRuntimeException(trailers);
    }

    @Override
    public void hang(HangRequest request, StreamObserver<HangResponse> responses) {
        hanging.incrementAndGet();
        ((ServerCallStreamObserver<HangResponse>) responses).setOnCancelHandler(() -> {
            hanging.decrementAndGet();
            cancelled.incrementAndGet();
        });
    }

    @Override
    public void look(LookRequest request, StreamObserver<LookResponse> responses) {
        looks.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(request.getWorkMs()));
        responses.onNext(LookResponse.newBuilder().setText(request.getText()).build());
        responses.onCompleted();
    }

    @Override
    public void inspect(InspectRequest request, StreamObserver<InspectResponse> responses) {
        responses.onNext(InspectResponse.newBuilder()
                .setHanging(hanging.get())
                .setCancelled(cancelled.get())
                .setEchoesAtOnce(echoesAtOnce.get())
                .setSpread(spread.get())
                .setLooks(looks.get())
                .setEchoes(echoesBegun.get())
                .build());
        responses.onCompleted();
    }

    /** A stream of requests: what to do with each, and at the end. */
    private record Requests<Q>(java.util.function.Consumer<Q> each, Runnable end) implements StreamObserver<Q> {

        @Override
        public void onNext(Q request) {
            each.accept(request);
        }

        @Override
        public void onError(Throwable cause) {
            // The caller has cancelled: nothing is held for it.
        }

        @Override
        public void onCompleted() {
            end.run();
        }
    }
}
