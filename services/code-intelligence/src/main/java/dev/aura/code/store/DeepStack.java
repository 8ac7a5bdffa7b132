package dev.aura.code.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs work that may recurse deeply on platform threads with a stack of 16 MiB (address space; only what is used becomes memory). A
 * fair permit is taken for each file, so that a question about one file does not wait for a scan of a hundred thousand.
 */
public final class DeepStack {

    private static final long STACK_BYTES = 16L << 20;

    private final int threads;
    private final Semaphore permits;

    public DeepStack(int threads) {
        this.threads = threads;
        this.permits = new Semaphore(threads, true);
    }

    /** Threads that a scan may use. */
    int threads() {
        return threads;
    }

    /** Starts a thread. */
    public Thread start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Does one file's work on the calling thread, which must have been started here. */
    <T> T withPermit(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    /** Does one piece of work on a thread of its own and waits for it. */
    public <T> T call(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        start("code-parse", () -> {
            try {
                result.complete(withPermit(work));
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("parsing failed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw io.grpc.Status.CANCELLED
                    .withDescription("interrupted while parsing")
                    .asRuntimeException();
        }
    }
}
