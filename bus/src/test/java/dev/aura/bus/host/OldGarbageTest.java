package dev.aura.bus.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OldGarbageTest {

    private static final long STEP = 8L << 20;
    private static final long LIVE = 60L << 20;

    private long used = LIVE;
    private int collections;

    private final OldGarbage garbage = new OldGarbage(() -> used, () -> {
        collections++;
        used = LIVE;
    });

    @Test
    void isCollectedAgainAndAgainWhileItGrowsSlowly() {
        for (int i = 0; i < 100; i++) {
            garbage.look();
            used += STEP;
            assertThat(used).isLessThan(2 * LIVE + OldGarbage.SMALL_GROWTH_BYTES + 3 * STEP);
        }
        assertThat(collections).isBetween(6, 9);
    }

    @Test
    void isCollectedEarlierWhereNobodyWaits() {
        garbage.look();
        used += 2 * OldGarbage.IDLE_GROWTH_BYTES;
        garbage.look();
        assertThat(collections).isZero();
        garbage.look();
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void isLeftAloneWhileThereIsWork() {
        for (int i = 0; i < 10; i++) {
            garbage.look();
            used += OldGarbage.AT_WORK_BYTES + 1;
        }
        assertThat(collections).isZero();
    }

    @Test
    void isCollectedOnceAfterWork() {
        garbage.look();
        used += 10 * OldGarbage.AT_WORK_BYTES;
        for (int i = 0; i < 10; i++) {
            garbage.look();
        }
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void isNotLookedForWhereAllIsInUse() {
        used = 400L << 20;
        OldGarbage full = new OldGarbage(() -> used, () -> collections++);
        for (int i = 0; i < 20; i++) {
            full.look();
            used += STEP;
        }
        assertThat(collections).isEqualTo(1);
    }
}
