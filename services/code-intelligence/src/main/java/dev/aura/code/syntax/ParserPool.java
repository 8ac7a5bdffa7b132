package dev.aura.code.syntax;

import dev.aura.code.language.UnparsableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Processes that parse with native code: as many as are needed at the same time, at most a number; they end when they were idle for a while. One that dies, or
 * does not end a text in time, costs that text and no other.
 */
public final class ParserPool implements AutoCloseable {

    private static final Duration PARSE_MAX = Duration.ofSeconds(20);
    private static final Duration IDLE_MAX = Duration.ofSeconds(60);

    private final Supplier<ParserProcess> starter;
    private final Semaphore permits;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parser-clock").factory());
    private final Future<?> endingIdle;
    private final Duration parseMax;
    private boolean closed;

    private record Idle(ParserProcess process, long sinceNs) {}

    /**
     * A pool; starts nothing yet.
     *
     * @param processesMax that run at the same time
     * @param cache the cache directory
     */
    public ParserPool(int processesMax, Path cache) {
        this(processesMax, PARSE_MAX, () -> ParserProcess.start(cache));
    }

    ParserPool(int processesMax, Duration parseMax, Supplier<ParserProcess> starter) {
        this.starter = starter;
        this.permits = new Semaphore(processesMax, true);
        this.parseMax = parseMax;
        this.endingIdle = clock.scheduleWithFixedDelay(
                this::endIdle, IDLE_MAX.toMillis(), IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    GrammarNames names(String grammar) throws UnparsableException {
        return ask(process -> process.names(grammar));
    }

    FlatTree parse(String grammar, String text) throws UnparsableException {
        return ask(process -> process.parse(grammar, text));
    }

    private interface Question<A> {
        A ask(ParserProcess process) throws IOException, UnparsableException;
    }

    private <A> A ask(Question<A> question) throws UnparsableException {
        permits.acquireUninterruptibly();
        try {
            ParserProcess known = takeIdle();
            if (known != null) {
                try {
                    return ask(known, question);
                } catch (IOException e) {
                    known.kill(); // perhaps it was dead before: a new one shows whether the text is to blame
                }
            }
            ParserProcess fresh = starter.get();
            try {
                return ask(fresh, question);
            } catch (IOException e) {
                fresh.kill();
                throw new UnparsableException("the parser " + fresh.end());
            }
        } finally {
            permits.release();
        }
    }

    private <A> A ask(ParserProcess process, Question<A> question) throws IOException, UnparsableException {
        Future<?> limit = clock.schedule(process::kill, parseMax.toMillis(), TimeUnit.MILLISECONDS);
        try {
            A answer = question.ask(process);
            release(process);
            return answer;
        } catch (IOException e) {
            if (limit.isDone()) {
                throw new UnparsableException("the parser did not end within " + parseMax.toSeconds() + " s");
            }
            throw e;
        } catch (UnparsableException e) {
            release(process);
            throw e;
        } catch (RuntimeException | Error e) {
            process.kill(); // what it has still to say belongs to no question
            throw e;
        } finally {
            limit.cancel(false);
        }
    }

    private @Nullable ParserProcess takeIdle() {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("the parsers are closed");
            }
            Idle last = idle.pollLast();
            return last == null ? null : last.process();
        }
    }

    private void release(ParserProcess process) {
        synchronized (idle) {
            if (closed) {
                process.kill();
            } else {
                idle.addLast(new Idle(process, System.nanoTime()));
            }
        }
    }

    private void endIdle() {
        long now = System.nanoTime();
        for (Idle next = oldest(now); next != null; next = oldest(now)) {
            next.process().close();
        }
    }

    private @Nullable Idle oldest(long nowNs) {
        synchronized (idle) {
            Idle first = idle.peekFirst();
            return first != null && nowNs - first.sinceNs() >= IDLE_MAX.toNanos() ? idle.pollFirst() : null;
        }
    }

    @Override
    public void close() {
        endingIdle.cancel(false);
        clock.shutdownNow();
        synchronized (idle) {
            closed = true;
            idle.forEach(each -> each.process().close());
            idle.clear();
        }
    }
}
