package dev.aura.bridge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The last answer to a question, asked again when it is too old. Whoever asks while the question is out shares its answer. */
final class Cached<T> {

    private final Supplier<CompletableFuture<T>> question;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<T> answer;
    private long askedNanos;

    Cached(Supplier<CompletableFuture<T>> question, LongSupplier nanoTime) {
        this.question = question;
        this.nanoTime = nanoTime;
    }

    /** An answer to a question asked no longer ago than the age, or still out. Failures are not kept. */
    synchronized CompletableFuture<T> get(Duration ageMax) {
        CompletableFuture<T> current = answer;
        if (current != null && !current.isDone()) {
            return current;
        }
        boolean fresh = nanoTime.getAsLong() - askedNanos <= ageMax.toNanos();
        if (current != null && fresh && !current.isCompletedExceptionally()) {
            return current;
        }
        askedNanos = nanoTime.getAsLong();
        CompletableFuture<T> asked = question.get();
        answer = asked;
        return asked;
    }
}
