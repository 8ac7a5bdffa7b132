package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.trace.TraceContext;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SpanRingTest {

    private static final long NO_BOUND = Long.MAX_VALUE;

    @Test
    void keepsTheNewestInNumber() {
        SpanRing ring = new SpanRing(3, NO_BOUND);
        for (int id = 1; id <= 10; id++) {
            ring.add(span(id, id, ""));
            assertThat(ring.size()).isEqualTo(Math.min(id, 3));
        }
        assertThat(ids(ring.newest(100, span -> true))).containsExactly(10L, 9L, 8L);
    }

    @Test
    void keepsNoMoreBytesThanItMay() {
        long each = span(1, 1, "").bytes();
        SpanRing ring = new SpanRing(1_000, 5 * each);
        for (int id = 1; id <= 100; id++) {
            ring.add(span(id, id, ""));
        }
        assertThat(ids(ring.newest(100, span -> true))).containsExactly(100L, 99L, 98L, 97L, 96L);
        ring.add(span(101, 101, "x".repeat((int) (3 * each))));
        assertThat(ids(ring.newest(100, span -> true)))
                .as("a large one takes the room of several")
                .containsExactly(101L, 100L);
    }

    @Test
    void keepsNothingThatIsLargerThanAllItMayKeep() {
        SpanRing ring = new SpanRing(10, 1_000);
        ring.add(span(1, 1, ""));
        ring.add(span(2, 2, "x".repeat(2_000)));
        assertThat(ring.size()).isZero();
        ring.add(span(3, 3, ""));
        assertThat(ids(ring.newest(10, span -> true)))
                .as("its bytes are no longer counted")
                .containsExactly(3L);
    }

    @Test
    void keepsNothingWhereItMayKeepNothing() {
        SpanRing ring = new SpanRing(0, NO_BOUND);
        ring.add(span(1, 1, ""));
        assertThat(ring.size()).isZero();
        assertThat(ring.trace("")).isEmpty();
    }

    @Test
    void listsAtMostSoManyOfThoseThatAreWanted() {
        SpanRing ring = new SpanRing(100, NO_BOUND);
        for (int id = 1; id <= 20; id++) {
            ring.add(span(id, id, id % 2 == 0 ? "FAILED" : ""));
        }
        assertThat(ids(ring.newest(2, FinishedSpan::notable))).containsExactly(20L, 18L);
        assertThat(ring.newest(0, span -> true)).isEmpty();
    }

    @Test
    void showsOneTraceInTheOrderInWhichItsCallsEnded() {
        SpanRing ring = new SpanRing(100, NO_BOUND);
        ring.add(span(0xa, 1, ""));
        ring.add(span(0xb, 2, ""));
        ring.add(span(0xa, 3, ""));
        String id = span(0xa, 0, "").context().traceId();
        assertThat(ids(ring.trace(id))).containsExactly(1L, 3L);
        assertThat(ids(ring.trace(""))).as("the newest trace").containsExactly(1L, 3L);
        assertThat(ring.trace("ffff")).isEmpty();
    }

    private static List<Long> ids(List<FinishedSpan> spans) {
        return spans.stream().map(span -> span.context().spanId()).toList();
    }

    private static FinishedSpan span(long trace, long id, String reason) {
        return new FinishedSpan(
                new TraceContext(0, trace, id, true),
                0,
                "test.v1.EchoService/Echo",
                "caller",
                Frame.Lane.NORMAL,
                0,
                Timing.getDefaultInstance(),
                0,
                reason,
                0,
                0,
                !reason.isEmpty());
    }
}
