package dev.aura.bus.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TraceContextTest {

    private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void readsAndWritesTheExampleOfTheRecommendation() {
        TraceContext context = Objects.requireNonNull(TraceContext.parse(EXAMPLE));
        assertThat(context.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(TraceContext.hex(context.spanId())).isEqualTo("00f067aa0ba902b7");
        assertThat(context.sampled()).isTrue();
        assertThat(context.traceparent()).isEqualTo(EXAMPLE);
    }

    @Test
    void readsALaterVersionAsFarAsItIsKnown() {
        assertThat(TraceContext.parse("cc" + EXAMPLE.substring(2) + "-what-comes"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736+00f067aa0ba902b7-01",
            })
    void takesABrokenOneForNone(String text) {
        assertThat(TraceContext.parse(text)).isNull();
    }

    @Test
    void givesEachCallASpanOfItsOwnInTheTraceOfItsCaller() {
        Spans spans = new Spans(1);
        TraceContext first = spans.begin(null, 0);
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            TraceContext next = spans.begin(first, 0);
            assertThat(next.traceId()).isEqualTo(first.traceId());
            ids.add(next.spanId());
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void samplesOnlySomeOfTheTracesOfASecond() {
        Spans spans = new Spans(1);
        int sampled = 0;
        for (int i = 0; i < 1_000; i++) {
            sampled += spans.begin(null, 5_000_000_000L).sampled() ? 1 : 0;
        }
        assertThat(sampled).isEqualTo(50);
        assertThat(spans.begin(null, 6_000_000_000L).sampled()).isTrue();
    }
}
