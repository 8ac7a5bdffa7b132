package dev.aura.bus.ring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RecordRingTest {

    private static final int RECORDS_MAX = 300;
    private static final int BYTES_MAX = 10_000;
    private static final int STEPS = 20_000;
    private static final int KEYS = 900;
    private static final int LARGE = 3_000;

    private final RecordRing ring = new RecordRing(RECORDS_MAX, BYTES_MAX);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void holdsWhatAMapInTheSameBoundsHolds(long seed) {
        Random random = new Random(seed);
        SequencedMap<String, String> model = new LinkedHashMap<>();
        for (int step = 0; step < STEPS; step++) {
            String key = "key-" + random.nextInt(KEYS);
            long record = ring.find(key.getBytes(UTF_8));
            assertThat(record >= 0).as("%s in step %s", key, step).isEqualTo(model.containsKey(key));
            if (record >= 0) {
                assertThat(new String(ring.value(record), UTF_8)).isEqualTo(model.get(key));
                assertThat(ring.first(record)).isEqualTo(key.length());
            } else {
                add(model, key, "v".repeat(random.nextInt(random.nextInt(1_000) == 0 ? LARGE : 40)) + step);
            }
            if (!model.isEmpty() && random.nextInt(4) == 0) {
                ring.dropOldest();
                model.pollFirstEntry();
            }
            assertThat(ring.size()).isEqualTo(model.size());
        }
        assertThat(new String(ring.key(ring.oldest()), UTF_8))
                .isEqualTo(model.firstEntry().getKey());
    }

    private void add(SequencedMap<String, String> model, String key, String value) {
        ring.add(key.getBytes(UTF_8), value.getBytes(UTF_8), key.length(), 0);
        model.put(key, value);
        while (model.size() > RECORDS_MAX || bytes(model) > BYTES_MAX) {
            model.pollFirstEntry();
        }
    }

    private static int bytes(Map<String, String> model) {
        return model.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
    }

    @Test
    void isEmptyOnceCleared() {
        ring.add(new byte[] {1}, new byte[] {2}, 3, 4);
        ring.clear();
        assertThat(ring.find(new byte[] {1})).isEqualTo(-1);
        ring.add(new byte[] {1}, new byte[] {5}, 6, 7);
        assertThat(ring.value(ring.find(new byte[] {1}))).containsExactly(5);
        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotFit() {
        assertThatThrownBy(() -> ring.add(new byte[1], new byte[BYTES_MAX], 0, 0))
                .hasMessageContaining("a record of 10001 bytes in a ring of 10000");
        ring.add(new byte[0], new byte[BYTES_MAX], 0, 0);
        assertThat(ring.value(ring.find(new byte[0]))).hasSize(BYTES_MAX);
    }
}
