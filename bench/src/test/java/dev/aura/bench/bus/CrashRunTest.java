package dev.aura.bench.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@link CrashRun}. */
class CrashRunTest {

    private static final int KILLS = 5;
    private static final long SEED = 20_261_121;

    @Test
    @Timeout(120)
    void losesNothingThatWasAcknowledgedWhenTheBrokerIsKilled() throws Exception {
        CrashReport report = CrashRun.run(KILLS, SEED);
        assertThat(report.lost()).as("lost, seed %d", SEED).isZero();
        assertThat(report.late()).as("out of order, seed %d", SEED).isZero();
        assertThat(report.kept()).as("kept twice, seed %d", SEED).isZero();
        assertThat(report.acknowledged()).isPositive();
        assertThat(report.retained()).isGreaterThanOrEqualTo(report.acknowledged());
    }
}
