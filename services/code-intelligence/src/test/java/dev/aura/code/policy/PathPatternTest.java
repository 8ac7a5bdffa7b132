package dev.aura.code.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
final class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*.java, src/main/A.java, true",
        "*.java, A.javax, false",
        "test, src/test/A.java, true",
        "test/, src/test/A.java, true",
        "test/, src/test, false",
        "/test, src/test/A.java, false",
        "src/test, src/test/A.java, true",
        "src/test, other/src/test/A.java, false",
        "**/test, other/src/test/A.java, true",
        "src/**/gen, src/a/b/gen/A.java, true",
        "src/**/gen, src/gen/A.java, true",
        "src/**, src/a/b.py, true",
        "src/*/b.py, src/a/c/b.py, false",
        "?.py, a.py, true",
        "?.py, ab.py, false",
        "/, a.py, false",
        "**, a/b.py, true",
    })
    void fitsAsInGitignore(String pattern, String path, boolean fits) {
        assertThat(PathPattern.of(pattern).fits(path)).isEqualTo(fits);
    }

    @Test
    void aPatternOfManyStarsEnds() {
        assertThat(PathPattern.of("*a".repeat(200) + "b").fits("a".repeat(20_000)))
                .isFalse();
        assertThat(PathPattern.of("**/a/".repeat(100) + "b").fits("a/".repeat(2_000) + "c"))
                .isFalse();
    }
}
