package dev.aura.bus.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aura.bus.journal.Journal;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random use of durable events through kills, power cuts and failing disks. With {@code -Daura.tests.crashes=N} and {@code
 * -Daura.tests.seed=S}, longer and from another seed.
 */
class CrashingEventsTest {

    private static final int CRASHES = Integer.getInteger("aura.tests.crashes", 200);
    private static final long SEED = Long.getLong("aura.tests.seed", 20_261_121);
    private static final int CRASHES_PER_RUN = 8;
    private static final Logger LOG = Logger.getLogger(Journal.class.getPackageName());

    /** The failures are wanted. */
    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    @Test
    @Timeout(600)
    void deliversAllThatWasAcknowledgedAtLeastOnceAndInOrder() {
        long acknowledged = 0;
        long deliveries = 0;
        long released = 0;
        for (int crash = 0; crash < CRASHES; crash += CRASHES_PER_RUN) {
            long seed = SEED + crash;
            CrashingRun run = new CrashingRun(new Random(seed));
            assertThatCode(() -> run.run(CRASHES_PER_RUN)).as("seed %d", seed).doesNotThrowAnyException();
            acknowledged += run.acknowledged();
            deliveries += run.deliveries();
            released += run.released();
        }
        System.out.printf(
                "crashes %d, from seed %d: %d acknowledged events, %d deliveries, 0 lost%n",
                CRASHES, SEED, acknowledged, deliveries);
        assertThat(acknowledged).isGreaterThan(CRASHES);
        assertThat(deliveries).isGreaterThan(acknowledged);
        assertThat(released).as("records that were released by compaction").isGreaterThan(CRASHES);
    }
}
