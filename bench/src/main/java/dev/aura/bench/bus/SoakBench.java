package dev.aura.bench.bus;

import java.io.IOException;
import java.time.Duration;

/**
 * Queries, commands, events and durable events, mixed at random, at a rate: is any lost, how long does each take from when it was due, and does the
 * broker's memory grow? The broker is {@code aurad --broker} as it is installed; callers, service, publishers and subscribers share a second
 * process. A message counts once, whatever it causes. Arguments: minutes (10), messages a second (20000), seed (20261121). In 20 s
 * more, before, the rate grows to its full height: times do not count yet, what is lost does. The slope of memory begins after a fifth of the time. Who has
 * 2,000 messages open waits, and that counts.
 */
public final class SoakBench {

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double P99_MS_MAX = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private SoakBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20_261_121;
        Duration time = WARM_UP.plusMillis((long) (minutes * MILLIS_PER_MINUTE));
        SoakReport report = SoakRun.run(new SoakRun.SoakPlan(WARM_UP, time, rate, seed));
        report.print();
        System.out.printf(
                "lost %d (limit 0), p99 %.2f ms (limit %.0f)%n",
                report.lost(), report.times().percentileMs(0.99), P99_MS_MAX);
    }
}
