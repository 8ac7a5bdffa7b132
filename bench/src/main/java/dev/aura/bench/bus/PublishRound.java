package dev.aura.bench.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Publishers that each keep so many records on their way, for a time. */
final class PublishRound {

    private static final long PATIENCE_SECONDS = 30;
    private static final double NANOS_PER_SECOND = 1e9;

    private PublishRound() {}

    /** Records a second that were acknowledged, by a publisher for each log. */
    static double run(List<? extends DurableLog> logs, int outstanding, int recordBytes, long timeNs)
            throws InterruptedException {
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean unanswered = new AtomicBoolean();
        byte[] record = new byte[recordBytes];
        new Random(1).nextBytes(record);
        long startNs = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (DurableLog log : logs) {
            threads.add(Thread.ofVirtual().start(() -> {
                if (!publish(log, outstanding, record, startNs + timeNs, acknowledged)) {
                    unanswered.set(true);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (unanswered.get()) {
            throw new IllegalStateException("a record was not acknowledged within " + PATIENCE_SECONDS + " s");
        }
        return acknowledged.get() / ((System.nanoTime() - startNs) / NANOS_PER_SECOND);
    }

    private static boolean publish(
            DurableLog log, int outstanding, byte[] record, long endNs, AtomicLong acknowledged) {
        Semaphore room = new Semaphore(outstanding);
        try {
            while (System.nanoTime() - endNs < 0 && room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.append(record, () -> {
                    acknowledged.incrementAndGet();
                    room.release();
                });
            }
            return room.tryAcquire(outstanding, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
