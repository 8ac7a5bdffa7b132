package dev.aura.research.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.research.advisory.VersionRange.Event;
import dev.aura.research.advisory.VersionRange.Kind;
import dev.aura.research.version.VersionOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads events as records mean them. */
final class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        "introduced 0 fixed 2.0.0, 1.0.0, true",
        "introduced 0 fixed 2.0.0, 2.0.0, false",
        "introduced 0 fixed 2.0.0, 0.0.0-0, true",
        "introduced 1.0.0 last_affected 2.0.0, 2.0.0, true",
        "introduced 1.0.0 last_affected 2.0.0, 2.0.1, false",
        "introduced 1.0.0, 99.0.0, true",
        "introduced 1.0.0, 1.0.0-rc.1, false",
        "introduced 0 fixed 1.0.0 introduced 2.0.0 fixed 2.1.0, 1.5.0, false",
        "introduced 0 fixed 1.0.0 introduced 2.0.0 fixed 2.1.0, 2.0.5, true",
        "introduced 2.0.0 fixed 2.1.0 introduced 0 fixed 1.0.0, 0.5.0, true",
        "introduced 0 fixed 1.0.0 introduced 1.0.0 fixed 2.0.0, 1.0.0, true",
        "introduced 1.0.0 fixed 1.0.0, 1.0.0, false",
        "introduced 1.0.0 introduced 3.0.0 fixed 2.0.0 fixed 4.0.0, 2.5.0, false",
        "introduced 1.0.0 introduced 3.0.0 fixed 2.0.0 fixed 4.0.0, 3.5.0, true",
        "introduced 0 limit 2.0.0, 2.0.0, false",
        "introduced 0 limit *, 2.0.0, true",
        "fixed 1.0.0, 0.5.0, false",
    })
    void tellsWhetherAVersionIsAffected(String events, String version, boolean affected) {
        assertThat(range(events).contains(version, VersionOrder.SEMANTIC)).isEqualTo(affected);
    }

    private static VersionRange range(String text) {
        String[] words = text.split(" ", -1);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            events.add(new Event(Kind.valueOf(words[i].toUpperCase(java.util.Locale.ROOT)), words[i + 1]));
        }
        return new VersionRange(events);
    }
}
