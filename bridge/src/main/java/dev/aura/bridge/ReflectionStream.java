package dev.aura.bridge;

import io.grpc.Status;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One reflection stream: takes the next request when the last one is answered, so answers come in order and nothing piles up. */
final class ReflectionStream implements StreamObserver<ServerReflectionRequest> {

    private final Reflection reflection;
    private final ServerCallStreamObserver<ServerReflectionResponse> responses;
    private boolean working;
    private boolean ended;
    private boolean closed;

    ReflectionStream(Reflection reflection, StreamObserver<ServerReflectionResponse> responses) {
        this.reflection = reflection;
        this.responses = (ServerCallStreamObserver<ServerReflectionResponse>) responses;
        this.responses.disableAutoRequest();
        this.responses.setOnCancelHandler(this::cancel);
        this.responses.request(1);
    }

    @Override
    public void onNext(ServerReflectionRequest request) {
        synchronized (this) {
            working = true;
        }
        var _ = reflection.answer(request).whenComplete(this::answered);
    }

    @Override
    public void onError(Throwable error) {
        cancel();
    }

    @Override
    public synchronized void onCompleted() {
        ended = true;
        if (!working) {
            complete();
        }
    }

    private synchronized void answered(@Nullable ServerReflectionResponse response, @Nullable Throwable error) {
        working = false;
        if (closed) {
            return;
        }
        if (response == null) {
            closed = true;
            responses.onError(fault(error));
            return;
        }
        responses.onNext(response);
        if (ended) {
            complete();
        } else {
            responses.request(1);
        }
    }

    private void complete() {
        if (!closed) {
            closed = true;
            responses.onCompleted();
        }
    }

    private synchronized void cancel() {
        closed = true;
    }

    private static Throwable fault(@Nullable Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause == null ? Status.INTERNAL.asRuntimeException() : cause;
    }
}
