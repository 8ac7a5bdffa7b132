package dev.aura.llm;

import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of this module, checked.
 *
 * @param endpoints configured model servers, by name
 * @param order names of providers in the order they are tried
 */
record LlmConfig(
        List<Endpoint> endpoints,
        List<String> order,
        boolean allowRemote,
        int tokensMax,
        int answerBytesMax,
        Duration connectTimeout,
        Duration idleTimeout) {

    LlmConfig {
        endpoints = List.copyOf(endpoints);
        order = List.copyOf(order);
    }

    static LlmConfig of(Configuration configuration) {
        List<Endpoint> endpoints = configuration.words(LlmKeys.KIND).stream()
                .map(name -> Endpoint.of(configuration, name))
                .toList();
        return new LlmConfig(
                endpoints,
                order(configuration.get(LlmKeys.ORDER), endpoints),
                configuration.get(LlmKeys.ALLOW_REMOTE),
                configuration.get(LlmKeys.TOKENS_MAX),
                configuration.get(LlmKeys.ANSWER_BYTES_MAX),
                configuration.get(LlmKeys.CONNECT_TIMEOUT),
                configuration.get(LlmKeys.IDLE_TIMEOUT));
    }

    private static List<String> order(String text, List<Endpoint> endpoints) {
        List<String> known =
                new ArrayList<>(endpoints.stream().map(Endpoint::name).toList());
        known.add(BuiltinProvider.NAME);
        if (text.isBlank()) {
            return known;
        }
        List<String> order =
                List.of(text.strip().split("\\s*,\\s*")).stream().distinct().toList();
        for (String name : order) {
            if (!known.contains(name)) {
                throw Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "BAD_PROVIDER",
                        "llm.order names " + name + ", which is not configured: there are " + String.join(", ", known));
            }
        }
        return order;
    }
}
