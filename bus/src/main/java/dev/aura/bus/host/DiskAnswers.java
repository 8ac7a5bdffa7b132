package dev.aura.bus.host;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what is done when the disk has it. */
final class DiskAnswers {

    private static final long WAIT_MS = 10_000;

    private DiskAnswers() {}

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StatusRuntimeException refused ? refused : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw Faults.of(Code.UNAVAILABLE, "JOURNAL_SLOW", "the disk did not answer in time; look again later", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.of(Code.CANCELLED, "INTERRUPTED", "interrupted while waiting for the disk", e);
        }
    }
}
