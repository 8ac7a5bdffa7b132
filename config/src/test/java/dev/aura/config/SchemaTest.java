package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {

    @Test
    void findsTheModulesOnTheClassPath() {
        assertThat(ConfigurationLoader.keys()).contains(SampleSchema.LOG, SampleSchema.URL);
    }

    @Test
    void findsTheKeyOfAStarForOneWord() {
        Schema schema = Schema.of(List.of(new SampleSchema()));
        assertThat(schema.find("llm.providers.a-b_1.baseUrl")).contains(SampleSchema.URL);
        assertThat(schema.find("llm.providers.a.b.baseUrl")).isEmpty();
        assertThat(schema.find("llm.providers.*.baseUrl")).isEmpty();
        assertThat(schema.find("llm.providers..baseUrl")).isEmpty();
    }

    @Test
    void refusesMistakesOfModules() {
        Key<Integer> good = Key.integer("a.b", 1, "");
        assertThatThrownBy(() -> schema(good, good.between(0, 2))).hasMessageContaining("declared twice");
        assertThatThrownBy(() -> schema(good.between(2, 3)).checked()).hasMessageContaining("from 2 to 3");
        assertThatThrownBy(() -> schema(Key.flag("Nope", true, "")).checked()).hasMessageContaining("words with dots");
        assertThatThrownBy(() -> schema(Key.flag("a.bC", true, ""), Key.flag("a.b.c", true, ""))
                        .variables())
                .hasMessageContaining("share one environment variable");
        assertThat(schema(good, Key.integer("a.b", 1, "")).keys()).hasSize(1);
    }

    @Test
    void checksValuesOfATestConfigurationWhenTheyAreAskedFor() {
        assertThatThrownBy(() -> Configuration.of(Map.of("code.threads", "65")).get(SampleSchema.THREADS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("from 1 to 64");
    }

    private static Schema schema(Key<?>... keys) {
        ConfigurationSchema module = () -> List.of(keys);
        return Schema.of(List.of(module));
    }

    @Test
    void leavesTheKeysOfOthersToTheirOwnersWhereAskedTo(@TempDir Path root) {
        Places places = new Places(root);
        Places.write(places.user(), "{\"code.threads\": 3, \"other.key\": 1}");
        ConfigurationSchema own = () -> List.of(SampleSchema.THREADS);
        Map<String, String> environment = Map.of("AURA_OTHER_THING", "x");
        Configuration configuration = ConfigurationLoader.loadOnly(places.sources(environment), List.of(own));
        assertThat(configuration.get(SampleSchema.THREADS)).isEqualTo(3);
        assertThatThrownBy(() -> ConfigurationLoader.loadOnly(places.sources(Map.of(), "code.threads=0"), List.of(own)))
                .isInstanceOf(ConfigurationException.class);
    }
}
