package dev.aura.llm;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Whether a call is still wanted, and what to stop when it is not. Safe for any thread. */
final class Cancellation {

    private boolean cancelled;
    private @Nullable Runnable stop;

    void cancel() {
        Runnable toRun;
        synchronized (this) {
            cancelled = true;
            toRun = stop;
            stop = null;
        }
        if (toRun != null) {
            toRun.run();
        }
    }

    /** Sets what a cancel stops from now on; runs it at once when the cancel was first. */
    void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                stop = action;
                return;
            }
        }
        action.run();
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    void check() {
        if (cancelled()) {
            throw new CancellationException("the caller gave up");
        }
    }
}
