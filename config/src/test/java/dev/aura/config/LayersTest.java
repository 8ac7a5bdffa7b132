package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayersTest {

    @TempDir
    Path root;

    private Places places;

    @BeforeEach
    void places() {
        places = new Places(root);
    }

    @Test
    void takesDefaultsWhereNoLayerSpeaks() {
        Configuration configuration = places.load();
        assertThat(configuration.get(SampleSchema.LOG)).isEqualTo("info");
        assertThat(configuration.get(SampleSchema.CACHE)).isEqualTo(64L << 20);
        assertThat(configuration.get(SampleSchema.BUDGET)).isEqualTo(Duration.ofSeconds(2));
        assertThat(configuration.get(SampleSchema.DOCUMENTS)).isEqualTo(Path.of(""));
    }

    @Test
    void letsEachLayerWinOverTheOnesBelow() {
        Places.write(places.system(), "{\"code\": {\"fileBytesMax\": 1}}");
        assertThat(places.load().get(SampleSchema.FILE_BYTES)).isEqualTo(1);
        Places.write(places.dotted(), "{\"code.fileBytesMax\": 2}");
        assertThat(places.load().get(SampleSchema.FILE_BYTES)).isEqualTo(2);
        Places.write(places.user(), "{\"code\": {\"fileBytesMax\": 3}}");
        assertThat(places.load().get(SampleSchema.FILE_BYTES)).isEqualTo(3);
        Places.write(places.project(), "{\"code\": {\"fileBytesMax\": 4}}");
        assertThat(places.load().get(SampleSchema.FILE_BYTES)).isEqualTo(4);
        Map<String, String> environment = Map.of("AURA_CODE_FILE_BYTES_MAX", "5");
        Configuration fromEnvironment = ConfigurationLoader.load(places.sources(environment));
        assertThat(fromEnvironment.get(SampleSchema.FILE_BYTES)).isEqualTo(5);
        Inspection all =
                ConfigurationLoader.inspect(places.sources(environment, "code.fileBytesMax=6", "code.fileBytesMax=7"));
        assertThat(all.configuration().get(SampleSchema.FILE_BYTES)).isEqualTo(7);
        assertThat(all.explain("code.fileBytesMax").settings())
                .extracting(setting -> setting.origin().layer().label() + "=" + setting.text())
                .containsExactly(
                        "default=2097152",
                        "system=1",
                        "user=2",
                        "user=3",
                        "project=4",
                        "environment=5",
                        "command-line=6",
                        "command-line=7");
    }

    @Test
    void tellsFileAndLineOfTheWinner() {
        Places.write(places.user(), "{\n  \"code\": {\n    \"fileBytesMax\": \"64KiB\"\n  }\n}\n");
        Explanation explanation = places.inspect().explain("code.fileBytesMax");
        assertThat(explanation.winner()).isNotNull();
        assertThat(explanation.winner().origin()).hasToString(places.user() + ":3:21");
        assertThat(explanation.shown()).isEqualTo("64KiB");
    }

    @Test
    void readsYamlWhereverJson() {
        Places.write(
                places.user().resolveSibling("config.yml"),
                "# mine\ncode:\n  fileBytesMax: 10MiB\n  watch: false\nhooks.budget: 250ms\n");
        Configuration configuration = places.load();
        assertThat(configuration.get(SampleSchema.FILE_BYTES)).isEqualTo(10 << 20);
        assertThat(configuration.get(SampleSchema.WATCH)).isFalse();
        assertThat(configuration.get(SampleSchema.BUDGET)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void refusesTwoFilesInOneDirectory() {
        Places.write(places.user(), "{}");
        Path yaml = Places.write(places.user().resolveSibling("config.yaml"), "");
        assertThatThrownBy(places::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(yaml + ": stands beside " + places.user() + "; keep one of them");
    }

    @Test
    void ignoresWhatARepositoryMayNotSetAndSaysSo() {
        Places.write(places.project(), "{\n \"code.minimumRatio\": 0.9,\n \"hooks.budget\": \"1s\"\n}");
        Inspection inspection = places.inspect();
        assertThat(inspection.configuration().get(SampleSchema.RATIO)).isEqualTo(0.9);
        assertThat(inspection.configuration().get(SampleSchema.BUDGET)).isEqualTo(Duration.ofSeconds(2));
        assertThat(inspection.warnings())
                .extracting(Problem::toString)
                .containsExactly(places.project() + ":3:18: hooks.budget may not be set by a repository (ignored)");
        assertThat(inspection.explain("hooks.budget").ignored()).hasSize(1);
    }

    @Test
    void neverLetsARepositoryStopTheProgram() throws Exception {
        for (String text : new String[] {"{", "[]", "{\"code.fileBytesMax\": \"x\"}", "{\"no.such\": 1}", "\u0000"}) {
            Places.write(places.project(), text);
            assertThat(places.inspect().errors()).isEmpty();
            assertThat(places.inspect().warnings()).hasSize(1);
        }
        Files.delete(places.project());
        Files.createSymbolicLink(places.project(), Path.of("/etc/passwd"));
        assertThat(places.inspect().warnings())
                .extracting(Problem::message)
                .containsExactly("is not a regular file (ignored)");
    }

    @Test
    void readsTheHomeDirectoryOnceWhereItIsTheWorkspaceToo() {
        Places.write(places.dotted(), "{\"hooks.budget\": \"1s\"}");
        ConfigurationSources atHome = places.sources(Map.of()).withWorkspace(root.resolve("home"));
        assertThat(ConfigurationLoader.inspect(atHome).warnings()).isEmpty();
    }

    @Test
    void expandsTheHomeDirectoryInPaths() {
        assertThat(places.load("research.documents=~/osv").get(SampleSchema.DOCUMENTS))
                .isEqualTo(root.resolve("home/osv"));
    }

    @Test
    void listsTheWordsOfAStar() {
        Places.write(
                places.user(),
                "{\"llm\": {\"providers\": {\"local\": {\"baseUrl\": \"a\"}, \"far\": {\"timeout\": \"1s\"}}}}");
        Configuration configuration = places.load();
        assertThat(configuration.words(SampleSchema.URL)).containsExactly("far", "local");
        assertThat(configuration.get(SampleSchema.URL, "local")).isEqualTo("a");
        assertThat(configuration.get(SampleSchema.PROVIDER_TIMEOUT, "local")).isEqualTo(Duration.ofSeconds(30));
    }
}
