package dev.aura.research.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.research.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders versions as the tools of each ecosystem do. */
final class VersionFixturesTest {

    @ParameterizedTest
    @CsvSource({"maven-versions.txt, 102", "maven-versions-generated.txt, 14752"})
    void ordersMavenVersionsAsTheFixturesDo(String file, int lines) throws IOException {
        check(VersionOrder.MAVEN, file, lines);
    }

    @ParameterizedTest
    @CsvSource({"pypi-versions.txt, 37", "pypi-versions-generated.txt, 12375"})
    void ordersPythonVersionsAsTheFixturesDo(String file, int lines) throws IOException {
        check(VersionOrder.PYTHON, file, lines);
    }

    @ParameterizedTest
    @CsvSource("semver-versions.txt, 86")
    void ordersSemanticVersionsAsTheFixturesDo(String file, int lines) throws IOException {
        check(VersionOrder.SEMANTIC, file, lines);
    }

    @Test
    void leavesBuildMetadataAndGoSuffixesOut() {
        assertThat(VersionOrder.SEMANTIC.compare("2.0.0+incompatible", "2.0.0")).isZero();
        assertThat(VersionOrder.SEMANTIC.compare(
                        "0.0.0-20200622213623-75b288015ac9", "0.0.0-20210101000000-abcdefabcdef"))
                .isNegative();
        assertThat(VersionOrder.SEMANTIC.compare("1.26.0-0", "1.26.0-rc.1")).isNegative();
    }

    @Test
    void tellsPreReleasesFromReleases() {
        assertThat(VersionOrder.MAVEN.isPreRelease("2.0-rc1")).isTrue();
        assertThat(VersionOrder.MAVEN.isPreRelease("33.4.8-jre")).isFalse();
        assertThat(VersionOrder.SEMANTIC.isPreRelease("1.0.0-beta.1")).isTrue();
        assertThat(VersionOrder.SEMANTIC.isPreRelease("1.0.0+build-7")).isFalse();
        assertThat(VersionOrder.PYTHON.isPreRelease("3.0.dev1")).isTrue();
        assertThat(VersionOrder.PYTHON.isPreRelease("3.0.post1")).isFalse();
    }

    @Test
    void tellsVersionsFromRangesAndUrls() {
        assertThat(VersionOrder.MAVEN.isVersion("[1.0,2.0)")).isFalse();
        assertThat(VersionOrder.MAVEN.isVersion("2.17.1")).isTrue();
        assertThat(VersionOrder.SEMANTIC.isVersion("^1.0.0")).isFalse();
        assertThat(VersionOrder.SEMANTIC.isVersion("git+ssh://example.org/a.git"))
                .isFalse();
        assertThat(VersionOrder.PYTHON.isVersion("1.*")).isFalse();
    }

    private static void check(VersionOrder order, String file, int expectedLines) throws IOException {
        Path path = SharedData.require("data/versions/" + file);
        List<String> wrong = new ArrayList<>();
        int lines = 0;
        for (String line : Files.readAllLines(path)) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith("//")) {
                continue;
            }
            lines++;
            String[] parts = line.split(" ", -1);
            int expected = "<=>".indexOf(parts[1]) - 1;
            if (Integer.signum(order.compare(parts[0], parts[2])) != expected
                    || Integer.signum(order.compare(parts[2], parts[0])) != -expected) {
                wrong.add(line);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).isEqualTo(expectedLines);
    }
}
