package dev.aura.bench.bus;

import java.time.Duration;
import java.util.Locale;

/**
 * What a run through kills came to.
 *
 * @param kills SIGKILLs of the broker, of which {@code starting} while it started
 * @param acknowledged publications
 * @param publishedAgain publications sent again under their id, since no acknowledgement had come
 * @param deliveredAgain deliveries that a subscriber knew by their id
 * @param lost acknowledged events that a subscriber never heard, over all subscribers
 * @param late first deliveries out of the order of their publisher and topic
 * @param retained events that a subscription made at the end was given
 * @param kept of these, ids that came more than once: publications that were not recognised
 */
record CrashReport(
        long seed,
        int kills,
        int starting,
        long acknowledged,
        long publishedAgain,
        long deliveredAgain,
        long lost,
        long late,
        long retained,
        long kept,
        Duration time) {

    boolean clean() {
        return lost == 0 && late == 0 && kept == 0 && retained > 0;
    }

    /** A row of the table in docs/reliability.md. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %d SIGKILLs of the broker, %d of them while it started | %d | %,d acknowledged, %,d published again |"
                        + " %,d delivered again, each known by its id | %d lost, %d out of order,"
                        + " %d twice among %,d kept | %d s |",
                kills,
                starting,
                seed,
                acknowledged,
                publishedAgain,
                deliveredAgain,
                lost,
                late,
                kept,
                retained,
                time.toSeconds());
    }
}
