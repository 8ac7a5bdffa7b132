package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValueParserTest {

    @Test
    void readsDurationsOfEveryUnit() {
        for (var expected : List.of(
                new Timed("250ms", Duration.ofMillis(250)),
                new Timed("5s", Duration.ofSeconds(5)),
                new Timed("2m", Duration.ofMinutes(2)),
                new Timed("1h", Duration.ofHours(1)),
                new Timed("1.5s", Duration.ofMillis(1500)),
                new Timed("7d", Duration.ofDays(7)))) {
            assertThat(parse(SampleSchema.PROVIDER_TIMEOUT, expected.text())).isEqualTo(expected.value());
        }
        for (String wrong : List.of("5", "5 s", "-5s", "s", "5S", "999999999999d", "")) {
            assertThat(parse(SampleSchema.PROVIDER_TIMEOUT, wrong)).isNull();
        }
    }

    @Test
    void holdsDurationsToTheirBounds() {
        assertThat(parse(SampleSchema.BUDGET, "50ms")).isEqualTo(Duration.ofMillis(50));
        assertThat(parse(SampleSchema.BUDGET, "49.999999ms")).isNull();
        assertThat(parse(SampleSchema.BUDGET, "1m")).isEqualTo(Duration.ofMinutes(1));
        assertThat(parse(SampleSchema.BUDGET, "60.1s")).isNull();
    }

    @Test
    void readsBytesPlainAndWithUnits() {
        assertThat(parse(SampleSchema.CACHE, "5")).isEqualTo(5L);
        assertThat(parse(SampleSchema.CACHE, "64KiB")).isEqualTo(65_536L);
        assertThat(parse(SampleSchema.CACHE, "8GiB")).isEqualTo(8L << 30);
        assertThat(parse(SampleSchema.CACHE, "999999999999999999GiB")).isNull();
        assertThat(parse(SampleSchema.CACHE, "64KB")).isNull();
        assertThat(parse(SampleSchema.FILE_BYTES, "1MiB")).isEqualTo(1 << 20);
        assertThat(parse(SampleSchema.FILE_BYTES, "1GiB")).isNull();
        assertThat(parse(SampleSchema.FILE_BYTES, "0")).isNull();
        assertThat(parse(SampleSchema.THREADS, "1KiB")).isNull();
    }

    @Test
    void refusesNumbersThatAreNone() {
        for (String wrong : List.of("NaN", "Infinity", "1e999", "0x1p3", "1d", "", " 1", "1_0", ".5")) {
            assertThat(parse(SampleSchema.RATIO, wrong)).isNull();
        }
        assertThat(parse(SampleSchema.RATIO, "5e-1")).isEqualTo(0.5);
        assertThat(parse(SampleSchema.THREADS, "99999999999999999999")).isNull();
        assertThat(parse(SampleSchema.THREADS, "4294967298")).isNull();
    }

    @Test
    void refusesPathsThatDependOnWhereTheProgramRuns() {
        assertThat(parse(SampleSchema.DOCUMENTS, "~")).isEqualTo(Path.of("/home/a"));
        assertThat(parse(SampleSchema.DOCUMENTS, "/x/y")).isEqualTo(Path.of("/x/y"));
        assertThat(parse(SampleSchema.DOCUMENTS, "x")).isNull();
        assertThat(parse(SampleSchema.DOCUMENTS, "~b/x")).isNull();
        assertThat(parse(SampleSchema.DOCUMENTS, "/a\u0000b")).isNull();
    }

    private static <T> @org.jspecify.annotations.Nullable T parse(Key<T> key, String text) {
        return ValueParser.parse(key, text, Path.of("/home/a")).orElse(null);
    }

    private record Timed(String text, Duration value) {}
}
