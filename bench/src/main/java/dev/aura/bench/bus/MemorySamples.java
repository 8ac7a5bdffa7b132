package dev.aura.bench.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the resident memory of a process every few seconds, on a thread of its own. */
final class MemorySamples implements AutoCloseable {

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double BYTES_PER_MIB = 1 << 20;

    private final PeerProcess process;
    private final Duration every;
    private final long startNs = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread;

    private record Sample(double minutes, double mib) {}

    MemorySamples(PeerProcess process, Duration every) {
        this.process = process;
        this.every = every;
        thread = Thread.ofPlatform().name("memory-samples").daemon().start(this::run);
    }

    /**
     * How memory grew.
     *
     * @param warmMib where the warm-up ended
     * @param lastMib at the end
     * @param slopeMibPerMinute of the straight line through all after the warm-up, by least squares
     * @param samples after the warm-up
     */
    record Growth(double warmMib, double lastMib, double slopeMibPerMinute, int samples) {}

    /** What came after a time. */
    synchronized Growth after(Duration warmUp) {
        double warmMinutes = warmUp.toNanos() / NANOS_PER_MINUTE;
        List<Sample> warm =
                samples.stream().filter(sample -> sample.minutes >= warmMinutes).toList();
        if (warm.size() < 2) {
            return new Growth(0, 0, 0, warm.size());
        }
        double x = warm.stream().mapToDouble(Sample::minutes).average().orElse(0);
        double y = warm.stream().mapToDouble(Sample::mib).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (Sample sample : warm) {
            xy += (sample.minutes - x) * (sample.mib - y);
            xx += (sample.minutes - x) * (sample.minutes - x);
        }
        return new Growth(warm.getFirst().mib, warm.getLast().mib, xy / xx, warm.size());
    }

    private void run() {
        try {
            while (true) {
                sample();
                TimeUnit.NANOSECONDS.sleep(every.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void sample() {
        try {
            samples.add(new Sample(
                    (System.nanoTime() - startNs) / NANOS_PER_MINUTE, process.residentBytes() / BYTES_PER_MIB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
