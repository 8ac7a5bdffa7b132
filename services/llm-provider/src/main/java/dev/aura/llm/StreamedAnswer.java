package dev.aura.llm;

import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.GenerateResponse;
import dev.aura.proto.llm.v1.Usage;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer that goes out piece by piece, no faster than the caller takes it. One thread writes; the call's own threads say that it
 * is ready or cancelled.
 */
final class StreamedAnswer implements Answer {

    private final ServerCallStreamObserver<GenerateResponse> call;
    private final Cancellation cancellation;
    private @Nullable AnswerSource source;

    /** Must be made before the call's handler returns. */
    StreamedAnswer(ServerCallStreamObserver<GenerateResponse> call, Cancellation cancellation) {
        this.call = call;
        this.cancellation = cancellation;
        call.setOnReadyHandler(this::wake);
    }

    @Override
    public void begin(AnswerSource first) {
        source = first;
    }

    @Override
    public void text(String piece) {
        GenerateResponse.Builder response = GenerateResponse.newBuilder().setText(piece);
        if (source != null) {
            response.setSource(source);
            source = null;
        }
        send(response.build());
    }

    @Override
    public void end(Usage usage) {
        send(GenerateResponse.newBuilder().setUsage(usage).build());
        call.onCompleted();
    }

    private void send(GenerateResponse response) {
        awaitReady();
        call.onNext(response);
    }

    private synchronized void awaitReady() {
        try {
            while (!call.isReady()) {
                cancellation.check();
                // The bound is for a cancel, which does not wake this.
                TimeUnit.MILLISECONDS.timedWait(this, 100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private synchronized void wake() {
        notifyAll();
    }
}
