package dev.aura.bench.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@link SoakBench}, without its limits on time and memory: who else uses the machine decides those. */
class SoakRunTest {

    private static final long SEED = 20_261_121;
    private static final int RATE = 500;

    @Test
    @Timeout(120)
    void losesNothingOfWhatIsSentAtARate() throws Exception {
        SoakReport report = SoakRun.run(new SoakRun.SoakPlan(Duration.ZERO, Duration.ofSeconds(10), RATE, SEED));
        for (SoakTally tally : report.tallies()) {
            assertThat(tally.expected()).as(tally.what()).isPositive();
            assertThat(tally.lost()).as("lost %s, seed %d", tally.what(), SEED).isZero();
        }
        assertThat(report.late()).as("out of order, seed %d", SEED).isZero();
    }
}
