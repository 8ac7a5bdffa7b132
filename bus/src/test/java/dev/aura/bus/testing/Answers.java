package dev.aura.bus.testing;

import com.google.protobuf.BytesValue;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Collects what a call answers. */
public final class Answers implements StreamObserver<BytesValue> {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Status.Code outcome = Status.Code.OK;
    private volatile Metadata trailers = new Metadata();

    @Override
    public void onNext(BytesValue answer) {
        texts.add(answer.getValue().toStringUtf8());
    }

    @Override
    public void onError(Throwable problem) {
        outcome = Status.fromThrowable(problem).getCode();
        over.countDown();
    }

    @Override
    public void onCompleted() {
        over.countDown();
    }

    /** All messages, once the call is over. */
    public List<String> await() throws InterruptedException {
        if (!TestMesh.happens(over)) {
            throw new AssertionError("the call did not end");
        }
        return List.copyOf(texts);
    }

    /** How the call ended. */
    public Status.Code awaitError() throws InterruptedException {
        await();
        return outcome;
    }

    public Metadata trailers() {
        return trailers;
    }

    /** The channel, with the trailers of its calls kept here. */
    public Channel recordingTrailers(Channel channel) {
        return ClientInterceptors.intercept(channel, new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(
                    MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<R> listener, Metadata headers) {
                        super.start(
                                new SimpleForwardingClientCallListener<>(listener) {
                                    @Override
                                    public void onClose(Status status, Metadata received) {
                                        trailers = received;
                                        super.onClose(status, received);
                                    }
                                },
                                headers);
                    }
                };
            }
        });
    }
}
