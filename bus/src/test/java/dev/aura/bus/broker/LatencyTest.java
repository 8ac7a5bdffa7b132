package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LatencyTest {

    @Test
    void tellsQuantilesWithinThirteenPerCent() {
        Latency latency = new Latency();
        for (int i = 1; i <= 1_000; i++) {
            latency.add(i * 1_000L);
        }
        assertThat(latency.quantileNs(0.5)).isCloseTo(500_000L, Percentage.withPercentage(13));
        assertThat(latency.quantileNs(0.99)).isCloseTo(990_000L, Percentage.withPercentage(13));
        assertThat(latency.toProto().getCount()).isEqualTo(1_000);
        assertThat(latency.toProto().getSumNs()).isEqualTo(500_500_000L);
    }

    @Test
    void followsAChange() {
        Latency latency = new Latency();
        for (int i = 0; i < 100_000; i++) {
            latency.add(1_000);
        }
        for (int i = 0; i < 20_000; i++) {
            latency.add(1_000_000);
        }
        assertThat(latency.quantileNs(0.5)).isGreaterThan(900_000);
        assertThat(latency.toProto().getCount()).isEqualTo(120_000);
    }

    @Test
    void takesAnyDuration() {
        Latency latency = new Latency();
        latency.add(-1);
        latency.add(0);
        latency.add(Long.MAX_VALUE);
        assertThat(latency.quantileNs(0.01)).isZero();
        assertThat(latency.quantileNs(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Latency().quantileNs(0.5)).isZero();
    }
}
