package dev.aura.code.query;

import dev.aura.code.query.CallModels.Model;
import dev.aura.code.store.DeepStack;
import io.grpc.Context;
import io.grpc.Status;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the models of one workspace and language one after the other, so that questions at the same time share the work, and keeps the last while memory lasts. */
final class ModelMaker {

    private static final long LOOK_EVERY_MS = 50;

    private final ReentrantLock making = new ReentrantLock();
    private volatile SoftReference<Model> last = new SoftReference<>(null);
    private @Nullable CompletableFuture<Model> ahead;

    /** The last model; null where there is none. */
    @Nullable
    Model last() {
        return last.get();
    }

    /** Makes a model of the last one; waits while another is being made, as long as the caller waits. */
    Model make(Function<@Nullable Model, Model> of) {
        lock();
        try {
            Model made = of.apply(last.get());
            last = new SoftReference<>(made);
            return made;
        } finally {
            making.unlock();
        }
    }

    private void lock() {
        try {
            while (!making.tryLock(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (Context.current().isCancelled()) {
                    throw Status.CANCELLED
                            .withDescription("the caller does not wait any more")
                            .asRuntimeException();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED
                    .withDescription("interrupted while calls are tied")
                    .asRuntimeException();
        }
    }

    /** Makes a model on a thread of its own, whether or not the caller waits for it; empty where it is not ready in time. */
    Optional<Model> ahead(DeepStack threads, Supplier<Model> work, Duration waitMax) {
        try {
            return Optional.of(started(threads, work).get(waitMax.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("calls could not be tied", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<Model> started(DeepStack threads, Supplier<Model> work) {
        CompletableFuture<Model> running = ahead;
        if (running != null && !running.isDone()) {
            return running;
        }
        CompletableFuture<Model> next = new CompletableFuture<>();
        ahead = next;
        threads.start("code-calls", () -> {
            try {
                next.complete(work.get());
            } catch (Throwable failure) {
                next.completeExceptionally(failure);
            }
        });
        return next;
    }
}
