package dev.aura.bench.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short forms of {@link FaultRun}, without its limits on times: who else uses the machine decides those. */
@Timeout(60)
class FaultRunTest {

    private static final long SEED = 20_261_121;
    private static final Duration BEFORE = Duration.ofMillis(300);
    private static final Duration HOLDS = Duration.ofSeconds(1);
    private static final long GROWTH_MAX = 256L << 20;

    @ParameterizedTest
    @ValueSource(strings = {"service-stopped", "subscriber-stopped", "client-stopped", "half-messages", "connections"})
    void controlCallsGoOnMemoryIsBoundedAndAllIsAsBeforeAgain(String name) throws Exception {
        assertUnharmed(FaultRun.run(name, SEED, BEFORE, HOLDS));
    }

    @Test
    void callsLeasesAndDurableEventsGoOnWhenTheClockJumps() throws Exception {
        assumeTrue(
                FakeClock.isInstalled() || Boolean.getBoolean("aura.tests.requireTools"),
                "libfaketime is not installed: apt install faketime");
        assertUnharmed(FaultRun.run("clock-jumps", SEED, BEFORE, HOLDS));
    }

    private static void assertUnharmed(FaultScore score) {
        assertThat(score.during().calls()).isPositive();
        assertThat(score.during().failed()).isZero();
        assertThat(score.during().bytesMax() - score.before().bytesMax()).isLessThan(GROWTH_MAX);
        assertThat(score.recovery()).as("recovery").isPositive();
    }
}
