package dev.aura.bus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DutyCycleTest {

    private static final int THREADS = 4;
    private static final int ITEMS = 50_000;

    private final Counting agent = new Counting();
    private final DutyCycle cycle = new DutyCycle("counting", agent);

    @AfterEach
    void close() {
        cycle.close();
    }

    @Test
    void nothingThatWasBroughtIsLeftLying() throws Exception {
        cycle.start();
        CountDownLatch done = new CountDownLatch(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < ITEMS; i++) {
                    agent.inbox.add(1);
                    cycle.workArrived();
                }
                done.countDown();
            });
        }
        assertThat(done.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.allTaken.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.overlaps.get()).isZero();
    }

    @Test
    void whoBringsWorkToASleeperDoesItAndWaitsForNobody() throws Exception {
        cycle.start();
        awaitSleep();
        agent.inbox.add(1);
        cycle.workArrived();
        assertThat(agent.workers).contains(Thread.currentThread());
    }

    @Test
    void anInterruptedThreadLeavesTheWorkToTheAgentAndStaysInterrupted() throws Exception {
        cycle.start();
        awaitSleep();
        Thread.currentThread().interrupt();
        agent.inbox.add(1);
        cycle.workArrived();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(agent.firstTaken.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.workers).doesNotContain(Thread.currentThread());
    }

    @Test
    void aBusyAgentGathersForItsOwnThread() throws Exception {
        agent.busy = true;
        cycle.start();
        agent.inbox.add(1);
        cycle.workArrived();
        assertThat(agent.firstTaken.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.workers).doesNotContain(Thread.currentThread());
    }

    @Test
    void aFaultInOneTurnDoesNotEndTheNext() throws Exception {
        agent.failing = true;
        cycle.start();
        agent.inbox.add(1);
        cycle.workArrived();
        assertThat(agent.firstTaken.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cycle.isRunning()).isTrue();
    }

    @Test
    void closingReleasesOnceAfterTheLastTurn() {
        cycle.start();
        cycle.close();
        cycle.close();
        assertThat(agent.closed.get()).isEqualTo(1);
        assertThat(cycle.isRunning()).isFalse();
    }

    /** The agent sleeps once its thread has looked for work and found none. */
    private void awaitSleep() throws InterruptedException {
        assertThat(agent.idle.await(20, TimeUnit.SECONDS)).isTrue();
        while (!cycle.isAsleep()) {
            Thread.onSpinWait();
        }
    }

    /** Takes numbers, and looks whether two threads ever take at once. */
    private static final class Counting implements Agent {

        final Inbox<Integer> inbox = new Inbox<>(Integer.MAX_VALUE);
        final Set<Thread> workers = Collections.newSetFromMap(new ConcurrentHashMap<>());
        final AtomicInteger overlaps = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        final CountDownLatch firstTaken = new CountDownLatch(1);
        final CountDownLatch allTaken = new CountDownLatch(THREADS * ITEMS);
        final CountDownLatch idle = new CountDownLatch(1);
        volatile boolean busy;
        volatile boolean failing;
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public int doWork(long nowNs) {
            if (inside.getAndIncrement() != 0) {
                overlaps.incrementAndGet();
            }
            List<Integer> taken = new ArrayList<>();
            try {
                if (failing) {
                    failing = false;
                    throw new IllegalStateException("meant");
                }
                Integer item = inbox.poll();
                while (item != null) {
                    taken.add(item);
                    allTaken.countDown();
                    item = taken.size() < 64 ? inbox.poll() : null;
                }
            } finally {
                inside.decrementAndGet();
            }
            if (!taken.isEmpty()) {
                workers.add(Thread.currentThread());
                firstTaken.countDown();
            } else {
                idle.countDown();
            }
            return taken.size();
        }

        @Override
        public boolean hasQueued() {
            return !inbox.isEmpty();
        }

        @Override
        public boolean isBusy() {
            return busy;
        }

        @Override
        public long untilNextNs(long nowNs) {
            return TimeUnit.SECONDS.toNanos(100);
        }

        @Override
        public void onClose() {
            closed.incrementAndGet();
        }
    }
}
