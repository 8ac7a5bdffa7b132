package dev.aura.bus.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class TopicPatternTest {

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a, ab, false",
        "ab, a, false",
        "a, a.b, false",
        "a.b, a, false",
        "a.b, a.b, true",
        "*, a, true",
        "*, a.b, false",
        "a.*, a.b, true",
        "a.*, a, false",
        "a.*, a.b.c, false",
        "*.b, a.b, true",
        "a.*.c, a.b.c, true",
        "a.*.c, a.b.d, false",
        ">, a, true",
        ">, a.b.c, true",
        "a.>, a.b, true",
        "a.>, a.b.c, true",
        "a.>, a, false",
        "a.>, b.c, false",
        "*.>, a.b, true",
        "*.>, a, false",
    })
    void matchesWordByWord(String pattern, String topic, boolean matches) {
        assertThat(TopicPattern.of(pattern).matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "A-1_z.0", "-", "_._"})
    void takesWordsJoinedByDotsForATopic(String text) {
        assertThat(TopicPattern.isTopic(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "*", "a.>", "a b", "a/b", "ä", "a\n"})
    void takesNothingElseForATopic(String text) {
        assertThat(TopicPattern.isTopic(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256})
    void takesATopicOfUpTo255Characters(int length) {
        assertThat(TopicPattern.isTopic("x".repeat(length))).isEqualTo(length == 255);
    }
}
