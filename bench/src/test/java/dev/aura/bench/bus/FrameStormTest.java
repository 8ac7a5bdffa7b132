package dev.aura.bench.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@link FrameStorm}. */
class FrameStormTest {

    private static final long MESSAGES = 20_000;
    private static final long SEED = 20_261_121;

    @Test
    @Timeout(120)
    void changedBytesHarmNobodyElseAndLeaveNothingBehind() throws Exception {
        FrameStorm.Result result = FrameStorm.run(MESSAGES, SEED);
        assertThat(result.problem()).as("seed %d", SEED).isEmpty();
        assertThat(result.calls()).isPositive();
        assertThat(result.control().calls()).isPositive();
    }
}
