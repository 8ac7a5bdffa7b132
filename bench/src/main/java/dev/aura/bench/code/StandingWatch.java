package dev.aura.bench.code;

import dev.aura.proto.code.v1.WatchResponse;
import io.grpc.stub.ServerCallStreamObserver;

/** A call of Watch whose caller only keeps it standing. */
final class StandingWatch extends ServerCallStreamObserver<WatchResponse> implements AutoCloseable {

    private volatile Runnable cancelled = () -> {};

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        cancelled = handler;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void onNext(WatchResponse response) {}

    @Override
    public void onError(Throwable fault) {
        throw new IllegalStateException("the watch ended", fault);
    }

    @Override
    public void onCompleted() {}

    @Override
    public void close() {
        cancelled.run();
    }
}
