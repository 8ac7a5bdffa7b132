package dev.aura.bus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkThreadsTest {

    private static final int SLOTS = 24;

    private final WorkThreads threads = new WorkThreads(SLOTS);

    @Test
    void runsEachTaskOnceWhoeverBringsIt() throws InterruptedException {
        int each = 50_000;
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4 * each);
        List<Thread> bringing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            bringing.add(Thread.ofPlatform().start(() -> {
                for (int task = 0; task < each; task++) {
                    threads.execute(() -> {
                        runs.incrementAndGet();
                        done.countDown();
                    });
                }
            }));
        }
        done.await();
        for (Thread thread : bringing) {
            thread.join();
        }
        assertThat(runs).hasValue(4 * each);
        assertThat(threads.threads()).isBetween(1, SLOTS + 1);
    }

    @Test
    void givesEachSlotAThreadWhereTasksWaitForEachOther() throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(SLOTS);
        CountDownLatch done = new CountDownLatch(SLOTS);
        for (int i = 0; i < SLOTS; i++) {
            threads.execute(() -> {
                await(all);
                done.countDown();
            });
        }
        done.await();
        assertThat(threads.threads()).isBetween(SLOTS, SLOTS + 1);
    }

    @Test
    void runsAShortTaskWhileOthersWait() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        for (int i = 0; i < SLOTS - 1; i++) {
            threads.execute(() -> await(held));
        }
        for (int i = 0; i < 100; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            threads.execute(ran::countDown);
            ran.await();
        }
        held.countDown();
    }

    @Test
    void runsATaskFromWithinATask() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        threads.execute(() -> {
            threads.execute(ran::countDown);
            await(ran);
        });
        ran.await();
    }

    @Test
    void goesOnAfterATaskThatThrowsAndOneThatWasInterrupted() throws InterruptedException {
        WorkThreads one = new WorkThreads(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ran = new CountDownLatch(1);
        one.execute(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> {}));
        one.execute(() -> {
            throw new IllegalStateException("meant to fail");
        });
        one.execute(() -> Thread.currentThread().interrupt());
        one.execute(() -> {
            interrupted.set(Thread.currentThread().isInterrupted());
            ran.countDown();
        });
        ran.await();
        assertThat(interrupted).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
