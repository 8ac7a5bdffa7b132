package dev.aura.cli.report;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** What came of one question: a response, an error, or no question at all because it makes no sense here. */
sealed interface Answer<T> {

    /** The service answered. */
    record Given<T>(T response) implements Answer<T> {}

    /** The service did not answer; the rest of the report goes on. */
    record Failed<T>(StatusRuntimeException error) implements Answer<T> {}

    /** The question was not asked. */
    record NotAsked<T>(String why) implements Answer<T> {}

    /** Asks on a thread of its own. */
    static <T> Future<Answer<T>> ask(ExecutorService threads, Callable<Answer<T>> question) {
        return threads.submit(() -> {
            try {
                return question.call();
            } catch (StatusRuntimeException error) {
                return new Failed<>(error);
            }
        });
    }

    /** Waits; every question is bounded by the deadline of its call. */
    static <T> Answer<T> of(Future<Answer<T>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return new Failed<>(Status.INTERNAL
                    .withDescription("the command failed: " + e.getCause())
                    .withCause(e.getCause())
                    .asRuntimeException());
        }
    }
}
