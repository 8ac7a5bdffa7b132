package dev.aura.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the last message of a stream as text, or its error. */
record Collecting(AtomicReference<String> last, CountDownLatch done) implements StreamObserver<byte[]> {

    static Collecting last(AtomicReference<String> last, CountDownLatch done) {
        return new Collecting(last, done);
    }

    @Override
    public void onNext(byte[] message) {
        last.set(new String(message, UTF_8));
    }

    @Override
    public void onError(Throwable error) {
        last.set(error.toString());
        done.countDown();
    }

    @Override
    public void onCompleted() {
        done.countDown();
    }
}
