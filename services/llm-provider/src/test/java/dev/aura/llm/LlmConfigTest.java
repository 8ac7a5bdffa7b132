package dev.aura.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationSchema;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the keys become providers. */
class LlmConfigTest {

    @Test
    void hasOnlyBuiltinWhereNothingIsConfigured() {
        LlmConfig config = LlmConfig.of(Configuration.of(Map.of()));
        assertThat(config.endpoints()).isEmpty();
        assertThat(config.order()).containsExactly("builtin");
        assertThat(config.allowRemote()).isFalse();
    }

    @Test
    void putsBuiltinBehindTheConfiguredOnes() {
        LlmConfig config = LlmConfig.of(Configuration.of(Map.of(
                "llm.providers.b.baseUrl", "http://localhost:1234/v1/",
                "llm.providers.a.baseUrl", "http://localhost:11434",
                "llm.providers.a.kind", "ollama")));
        assertThat(config.order()).containsExactly("a", "b", "builtin");
        assertThat(config.endpoints().get(0).contextTokens()).isEqualTo(8192);
        assertThat(config.endpoints().get(1).base()).hasToString("http://localhost:1234");
    }

    @Test
    void takesTheConfiguredOrderExactly() {
        LlmConfig config = LlmConfig.of(
                Configuration.of(Map.of("llm.providers.a.baseUrl", "http://localhost", "llm.order", " builtin , a ")));
        assertThat(config.order()).containsExactly("builtin", "a");
    }

    @ParameterizedTest
    @CsvSource({
        "llm.providers.a.baseUrl, ftp://localhost",
        "llm.providers.a.baseUrl, localhost:1234",
        "llm.providers.a.baseUrl, 'http://not a host'",
        "llm.providers.a.baseUrl, http://user:password@localhost",
        "llm.providers.a.model, only-a-model",
        "llm.providers.builtin.baseUrl, http://localhost",
        "llm.order, 'nobody'"
    })
    void refusesWhatCannotWork(String key, String value) {
        var fault = catchThrowableOfType(
                StatusRuntimeException.class, () -> LlmConfig.of(Configuration.of(Map.of(key, value))));
        assertThat(Faults.reasonOf(fault)).isEqualTo("BAD_PROVIDER");
        assertThat(fault).message().doesNotContain("password").contains("llm.");
    }

    @Test
    void letsNoRepositorySetAnyKey() {
        assertThat(new LlmKeys().keys()).noneMatch(key -> key.projectMaySet());
    }

    @Test
    void isFoundByItsHost() {
        assertThat(ServiceLoader.load(Daemon.class))
                .anyMatch(daemon -> daemon.name().equals("llm-provider"));
        assertThat(ServiceLoader.load(ConfigurationSchema.class)).anyMatch(LlmKeys.class::isInstance);
    }
}
