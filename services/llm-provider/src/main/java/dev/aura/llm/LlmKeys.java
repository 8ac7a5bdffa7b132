package dev.aura.llm;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The keys of this module. A repository may set none of them: a model server sees the questions and documents it is asked
 * about, so only the user chooses one.
 */
public final class LlmKeys implements ConfigurationSchema {

    static final Key<String> ORDER = Key.text(
            "llm.order", "", "providers in the order they are tried, by commas; empty: all by name, then builtin");
    static final Key<Boolean> ALLOW_REMOTE =
            Key.flag("llm.allowRemote", false, "whether providers on other machines may be asked");
    static final Key<Integer> TOKENS_MAX = Key.integer(
                    "llm.tokensMax", 2048, "longest answer in tokens where the question does not say")
            .between(1, 1_000_000);
    static final Key<Integer> ANSWER_BYTES_MAX = Key.integer(
                    "llm.answerBytesMax", 16 * 1024 * 1024, "most bytes read from a model server for one answer")
            .between(64 * 1024, 256 * 1024 * 1024);
    static final Key<Duration> CONNECT_TIMEOUT = Key.duration(
                    "llm.connectTimeout", "2s", "how long a model server may take to accept a connection")
            .between(10, 60_000);
    static final Key<Duration> IDLE_TIMEOUT = Key.duration(
                    "llm.idleTimeout", "60s", "how long a model may pause between two tokens")
            .between(100, 3_600_000);
    static final Key<String> KIND = Key.text(
                    "llm.providers.*.kind",
                    "openai",
                    "what the server speaks: openai (LM Studio, vLLM, llama.cpp) or ollama")
            .allowed("openai", "ollama");
    static final Key<String> BASE_URL =
            Key.text("llm.providers.*.baseUrl", "", "address of the server, such as http://localhost:1234");
    static final Key<String> MODEL =
            Key.text("llm.providers.*.model", "", "model to use; empty: the first that the server lists");
    static final Key<Path> API_KEY_FILE =
            Key.path("llm.providers.*.apiKeyFile", "", "file of mode 0600 that holds the API key");
    static final Key<String> API_KEY_ENV =
            Key.text("llm.providers.*.apiKeyEnv", "", "environment variable of the daemon that holds the API key");
    static final Key<Integer> CONTEXT_TOKENS = Key.integer(
                    "llm.providers.*.contextTokens",
                    0,
                    "context length in tokens; 0: unknown, for ollama " + Endpoint.OLLAMA_CONTEXT_TOKENS)
            .between(0, 100_000_000);
    static final Key<Duration> TIMEOUT = Key.duration(
                    "llm.providers.*.timeout",
                    "120s",
                    "how long the first token may take; a cold model has to load first")
            .between(100, 3_600_000);

    @Override
    public List<Key<?>> keys() {
        return List.of(
                ORDER,
                ALLOW_REMOTE,
                TOKENS_MAX,
                ANSWER_BYTES_MAX,
                CONNECT_TIMEOUT,
                IDLE_TIMEOUT,
                KIND,
                BASE_URL,
                MODEL,
                API_KEY_FILE,
                API_KEY_ENV,
                CONTEXT_TOKENS,
                TIMEOUT);
    }
}
