package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.wire.LongMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Buckets of those whose calls a peer passes on. */
@Timeout(20)
class OriginsTest {

    private static final CallerLimits ONE = new CallerLimits(1, 1, 0);
    private static final CallerLimits SIZE = new CallerLimits(0, 0, 1_000);

    private final Origins origins = new Origins(new LongMap<>());

    @Test
    void eachHasABucketOfItsOwn() {
        assertThat(origins.of(1, 1, ONE, 0).take(0)).isTrue();
        assertThat(origins.of(1, 3, ONE, 0).take(0)).as("it has asked already").isFalse();
        assertThat(origins.of(2, 5, ONE, 0).take(0)).isTrue();
    }

    @Test
    void theOneThatAskedLongestAgoIsForgottenWhereThereAreTooMany() {
        for (long origin = 1; origin <= 1_024; origin++) {
            assertThat(origins.of(origin, 1, ONE, 0).take(0)).isTrue();
        }
        assertThat(origins.of(1, 1, ONE, 0).take(0))
                .as("known, and now the newest")
                .isFalse();
        assertThat(origins.of(5_000, 1, ONE, 0).take(0)).isTrue();
        assertThat(origins.of(1, 1, ONE, 0).take(0)).isFalse();
        assertThat(origins.of(2, 1, ONE, 0).take(0)).as("forgotten").isTrue();
    }

    @Test
    void furtherMessagesOfACallAreKnownByItsId() {
        Allowance opened = origins.of(7, 11, SIZE, 0);
        assertThat(origins.ofCall(11)).isSameAs(opened);
        assertThat(origins.ofCall(13)).as("the peer's own call").isNull();
    }

    @Test
    void callsThatAreOverAreNotKept() {
        for (long call = 1; call < 1_000; call += 2) {
            origins.of(7, call, SIZE, 0);
        }
        int kept = 0;
        for (long call = 1; call < 1_000; call += 2) {
            kept += origins.ofCall(call) == null ? 0 : 1;
        }
        assertThat(kept).isBetween(1, 65);
    }
}
