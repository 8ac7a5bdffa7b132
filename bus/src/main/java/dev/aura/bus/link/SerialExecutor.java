package dev.aura.bus.link;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs the tasks of one call one after the other on an executor, in order, with no thread held while there is none. */
public final class SerialExecutor implements Executor {

    private final Executor executor;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Made with the first task that has to wait: most calls have none. */
    private volatile @Nullable Queue<Runnable> tasks;

    public SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        if (waiting.compareAndSet(0, 1)) {
            executor.execute(() -> drain(task));
            return;
        }
        queue().add(task);
        if (waiting.getAndIncrement() == 0) {
            executor.execute(() -> drain(null));
        }
    }

    private void drain(@Nullable Runnable first) {
        Runnable task = first == null ? queue().poll() : first;
        do {
            if (task != null) {
                run(task);
            }
            if (waiting.decrementAndGet() == 0) {
                return;
            }
            task = queue().poll();
        } while (true);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private Queue<Runnable> queue() {
        Queue<Runnable> current = tasks;
        if (current != null) {
            return current;
        }
        synchronized (this) {
            if (tasks == null) {
                tasks = new ConcurrentLinkedQueue<>();
            }
            return tasks;
        }
    }
}
