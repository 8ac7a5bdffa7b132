package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
final class ProtocolVersionsTest {

    /** Both sides' oldest and newest, and what they agree on; 0 for nothing. */
    @ParameterizedTest
    @CsvSource({
        "1, 1,  1, 1,  1",
        "1, 2,  1, 1,  1", // the broker is newer
        "1, 1,  1, 2,  1", // the peer is newer
        "1, 3,  2, 5,  3",
        "2, 3,  1, 2,  2",
        "2, 3,  1, 1,  0", // the broker no longer speaks it
        "1, 1,  2, 3,  0", // the peer no longer speaks it
        "1, 1,  9, 9,  0",
        "1, 3,  3, 2,  0", // no range
        "1, 1,  0, 0,  0", // nothing said
        "1, 1,  0, 1,  1", // only the newest said
    })
    void theNewestThatBothSpeakIsTaken(int oldest, int newest, int otherOldest, int otherNewest, int common) {
        ProtocolVersions one = new ProtocolVersions(oldest, newest);
        ProtocolVersions other = new ProtocolVersions(otherOldest, otherNewest);
        assertThat(one.commonWith(other)).isEqualTo(common);
        assertThat(other.commonWith(one)).isEqualTo(common);
    }
}
