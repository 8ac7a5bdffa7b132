package dev.aura.bus.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.aura.bus.status.Faults;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves {@link Echo} and remembers what happened to it. */
public final class EchoService implements BindableService {

    /** Calls of {@link Echo#HANG} that have begun. */
    public final CountDownLatch hanging = new CountDownLatch(1);

    /** Calls of {@link Echo#HANG} whose caller has lost interest. */
    public final CountDownLatch cancelled = new CountDownLatch(1);

    /** Messages that {@link Echo#REPEAT} has sent. */
    public final AtomicInteger repeated = new AtomicInteger();

    /** Calls of {@link Echo#ECHO}. */
    public final AtomicInteger echoed = new AtomicInteger();

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(Echo.DESCRIPTOR)
                .addMethod(Echo.ECHO, ServerCalls.asyncUnaryCall(this::echo))
                .addMethod(Echo.REPEAT, ServerCalls.asyncServerStreamingCall(this::repeat))
                .addMethod(Echo.JOIN, ServerCalls.asyncClientStreamingCall(this::join))
                .addMethod(Echo.CHAT, ServerCalls.asyncBidiStreamingCall(EchoService::chat))
                .addMethod(Echo.FAIL, ServerCalls.asyncUnaryCall(EchoService::fail))
                .addMethod(Echo.HANG, ServerCalls.asyncUnaryCall(this::hang))
                .addMethod(Echo.NAP, ServerCalls.asyncUnaryCall(EchoService::nap))
                .build();
    }

    private void echo(BytesValue request, StreamObserver<BytesValue> responses) {
        echoed.incrementAndGet();
        responses.onNext(request);
        responses.onCompleted();
    }

    private void repeat(BytesValue request, StreamObserver<BytesValue> responses) {
        int count = request.getValue().isEmpty()
                ? Integer.MAX_VALUE
                : request.getValue().size();
        for (int i = 0; i < count && !Context.current().isCancelled(); i++) {
            responses.onNext(request);
            repeated.incrementAndGet();
        }
        responses.onCompleted();
    }

    private StreamObserver<BytesValue> join(StreamObserver<BytesValue> responses) {
        return new Joining(responses);
    }

    private static StreamObserver<BytesValue> chat(StreamObserver<BytesValue> responses) {
        return responses;
    }

    private static void fail(BytesValue request, StreamObserver<BytesValue> responses) {
        if (request.getValue().isEmpty()) {
            throw new IllegalStateException("a secret of the service");
        }
        throw Faults.of(Status.Code.NOT_FOUND, request.getValue().toStringUtf8(), "it is not there");
    }

    private void hang(BytesValue request, StreamObserver<BytesValue> responses) {
        CountDownLatch over = new CountDownLatch(1);
        Context.current().addListener(context -> over.countDown(), Runnable::run);
        hanging.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cancelled.countDown();
        responses.onNext(request);
        responses.onCompleted();
    }

    private static void nap(BytesValue request, StreamObserver<BytesValue> responses) {
        try {
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(request.getValue().toStringUtf8()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        responses.onNext(request);
        responses.onCompleted();
    }

    private static final class Joining implements StreamObserver<BytesValue> {

        private final StreamObserver<BytesValue> responses;
        private ByteString joined = ByteString.EMPTY;

        Joining(StreamObserver<BytesValue> responses) {
            this.responses = responses;
        }

        @Override
        public void onNext(BytesValue request) {
            joined = joined.concat(request.getValue());
        }

        @Override
        public void onError(Throwable problem) {
            // The caller is gone: nobody waits for an answer.
        }

        @Override
        public void onCompleted() {
            responses.onNext(BytesValue.of(joined));
            responses.onCompleted();
        }
    }
}
