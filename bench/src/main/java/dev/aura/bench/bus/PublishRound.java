package dev.aura.bench.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Publishers that each keep so many records on their way, for a time. */
final class PublishRound {

    private static final double NANOS_PER_SECOND = 1e9;

    private PublishRound() {}

    /** Records a second that were acknowledged. */
    static double run(DurableLog log, int publishers, int outstanding, int recordBytes, long timeNs)
            throws InterruptedException {
        AtomicLong acknowledged = new AtomicLong();
        byte[] record = new byte[recordBytes];
        new Random(1).nextBytes(record);
        long startNs = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            threads.add(
                    Thread.ofVirtual().start(() -> publish(log, outstanding, record, startNs + timeNs, acknowledged)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return acknowledged.get() / ((System.nanoTime() - startNs) / NANOS_PER_SECOND);
    }

    private static void publish(DurableLog log, int outstanding, byte[] record, long endNs, AtomicLong acknowledged) {
        Semaphore room = new Semaphore(outstanding);
        try {
            while (System.nanoTime() - endNs < 0) {
                room.acquire();
                log.append(record, () -> {
                    acknowledged.incrementAndGet();
                    room.release();
                });
            }
            room.acquire(outstanding);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
