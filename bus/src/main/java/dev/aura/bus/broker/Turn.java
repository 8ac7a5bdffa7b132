package dev.aura.bus.broker;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What those who route calls have in common during one step of the router. */
final class Turn {

    /** Time of the step. */
    long nowNs = System.nanoTime();

    /** No new calls are taken. */
    boolean stopping;

    private final ArrayDeque<Provider> freed = new ArrayDeque<>();

    /** An instance has room again: waiting calls go to it at the end of the step. */
    void freed(Provider provider) {
        if (!provider.freed) {
            provider.freed = true;
            freed.add(provider);
        }
    }

    @Nullable
    Provider nextFreed() {
        Provider next = freed.poll();
        if (next != null) {
            next.freed = false;
        }
        return next;
    }
}
