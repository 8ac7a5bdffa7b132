package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentLayerTest {

    @TempDir
    Path root;

    @Test
    void namesAVariableForEachKey() {
        assertThat(EnvironmentLayer.variable("code.fileBytesMax")).isEqualTo("AURA_CODE_FILE_BYTES_MAX");
        assertThat(EnvironmentLayer.variable("llm.providers.*.baseUrl")).isEqualTo("AURA_LLM_PROVIDERS_*_BASE_URL");
    }

    @Test
    void findsTheWordOfAStarAsOtherLayersWriteIt() {
        Places places = new Places(root);
        Places.write(places.user(), "{\"llm.providers.My_Box.timeout\": \"1s\"}");
        Inspection inspection = inspect(Map.of(
                "AURA_LLM_PROVIDERS_MY_BOX_BASE_URL", "http://a", "AURA_LLM_PROVIDERS_OPEN_AI_BASE_URL", "http://b"));
        assertThat(inspection.configuration().get(SampleSchema.URL, "My_Box")).isEqualTo("http://a");
        assertThat(inspection.configuration().get(SampleSchema.URL, "open-ai")).isEqualTo("http://b");
    }

    @Test
    void refusesAWrongValueByTheNameOfItsVariable() {
        assertThat(inspect(Map.of("AURA_HOOKS_BUDGET", "soon")).errors())
                .extracting(Problem::toString)
                .containsExactly("AURA_HOOKS_BUDGET: hooks.budget is \"soon\", must be a duration from 50ms to 1m,"
                        + " such as 250ms, 5s, 2m or 1h");
    }

    @Test
    void onlyWarnsOfVariablesItDoesNotKnow() {
        Inspection inspection =
                inspect(Map.of("AURA_HOOKS_BUDGTE", "1s", "AURA_HOOKS", "0", "AURA_WATCH", "", "X", "y"));
        assertThat(inspection.errors()).isEmpty();
        assertThat(inspection.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "AURA_HOOKS_BUDGTE: no key has this variable; ignored; did you mean AURA_HOOKS_BUDGET?");
    }

    private Inspection inspect(Map<String, String> environment) {
        return ConfigurationLoader.inspect(new Places(root).sources(environment));
    }
}
