package dev.aura.llm;

import dev.aura.config.Configuration;
import io.grpc.Status;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One configured model server.
 *
 * @param base address without the trailing {@code /v1} that users like to copy along
 * @param model model to use; empty takes the first that the server lists
 * @param apiKeyFile file with the API key; empty where there is none
 * @param apiKeyEnv environment variable with the API key; empty where there is none
 * @param contextTokens context length; 0 where unknown
 * @param timeout how long the first token may take
 */
record Endpoint(
        String name,
        Kind kind,
        URI base,
        String model,
        Path apiKeyFile,
        String apiKeyEnv,
        int contextTokens,
        Duration timeout) {

    /** What is asked of ollama where nothing is configured; its own default of 4,096 cuts documents in silence. */
    static final int OLLAMA_CONTEXT_TOKENS = 8192;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** What a server speaks. */
    enum Kind {
        OPENAI,
        OLLAMA;

        String word() {
            return this == OPENAI ? "openai" : "ollama";
        }
    }

    static Endpoint of(Configuration configuration, String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}") || name.equals(BuiltinProvider.NAME)) {
            throw bad("llm.providers." + name, "is not a name for a provider: letters, digits, - and _, not builtin");
        }
        Kind kind = kind(configuration.get(LlmKeys.KIND, name), name);
        int contextTokens = configuration.get(LlmKeys.CONTEXT_TOKENS, name);
        return new Endpoint(
                name,
                kind,
                base(configuration.get(LlmKeys.BASE_URL, name), name),
                configuration.get(LlmKeys.MODEL, name),
                configuration.get(LlmKeys.API_KEY_FILE, name),
                configuration.get(LlmKeys.API_KEY_ENV, name),
                contextTokens == 0 && kind == Kind.OLLAMA ? OLLAMA_CONTEXT_TOKENS : contextTokens,
                configuration.get(LlmKeys.TIMEOUT, name));
    }

    /** Whether the address is this machine by its spelling; nothing is looked up. */
    boolean local() {
        String host = base.getHost();
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || IPV4.matcher(host).matches();
        return literal && InetAddress.ofLiteral(host).isLoopbackAddress();
    }

    private static Kind kind(String word, String name) {
        return switch (word) {
            case "openai" -> Kind.OPENAI;
            case "ollama" -> Kind.OLLAMA;
            default -> throw bad("llm.providers." + name + ".kind = " + word, "is not known: openai or ollama");
        };
    }

    private static URI base(String text, String name) {
        String value = "llm.providers." + name + ".baseUrl = " + text;
        URI uri;
        try {
            uri = URI.create(text.strip().replaceFirst("/+(v1/*)?$", ""));
        } catch (IllegalArgumentException e) {
            throw bad(value, "is not an address: write one such as http://localhost:1234");
        }
        String scheme = uri.getScheme();
        if (scheme == null || uri.getHost() == null || !scheme.matches("(?i)https?")) {
            throw bad(value, "is not an http or https address: write one such as http://localhost:1234");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            // The value may hold a password, so it is not repeated.
            throw bad(
                    "llm.providers." + name + ".baseUrl", "has a user, query or fragment: use apiKeyFile for secrets");
        }
        return uri;
    }

    private static RuntimeException bad(String value, String problem) {
        return new ProviderFailure(Status.Code.INVALID_ARGUMENT, "BAD_PROVIDER", value + " " + problem).toFault();
    }
}
