package dev.aura.bus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {

    @Test
    void behavesAsAMapUnderRandomUse() {
        Random random = new Random(7);
        LongMap<String> map = new LongMap<>();
        Map<Long, String> expected = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            long key = random.nextInt(500) * 2L + (random.nextInt(50) == 0 ? Long.MIN_VALUE : 1);
            if (random.nextInt(3) == 0) {
                assertThat(map.remove(key)).isEqualTo(expected.remove(key));
            } else {
                assertThat(map.put(key, "v" + step)).isEqualTo(expected.put(key, "v" + step));
            }
            long asked = random.nextInt(1_000);
            assertThat(map.get(asked)).isEqualTo(expected.get(asked));
            assertThat(map.containsKey(asked)).isEqualTo(expected.containsKey(asked));
            assertThat(map.size()).isEqualTo(expected.size());
        }
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
        map.clear();
        assertThat(map.isEmpty()).isTrue();
        assertThat(map.values()).isEmpty();
    }
}
