package dev.aura.llm;

import dev.aura.proto.llm.v1.ListProvidersResponse.Provider.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each provider did when it was last asked. Nothing asks on its own: a health check may wake a sleeping model. */
final class HealthBook {

    /** How long a failure puts a provider behind the others; then it gets its turn again. */
    private static final Duration GRUDGE = Duration.ofSeconds(30);

    /** One outcome. */
    record Outcome(Health health, String detail, long latencyMs, Instant at) {}

    private static final Outcome NONE = new Outcome(Health.UNKNOWN, "not asked yet", 0, Instant.EPOCH);

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final InstantSource clock;

    HealthBook(InstantSource clock) {
        this.clock = clock;
    }

    void succeeded(String provider, long latencyMs) {
        outcomes.put(provider, new Outcome(Health.HEALTHY, "answered", latencyMs, clock.instant()));
    }

    /** A failure that blames the request says nothing about the provider. */
    void failed(String provider, ProviderFailure failure, long latencyMs) {
        if (!failure.blamesRequest()) {
            Health health = failure.passing() ? Health.DEGRADED : Health.DOWN;
            outcomes.put(provider, new Outcome(health, failure.summary(), latencyMs, clock.instant()));
        }
    }

    Outcome of(String provider) {
        return outcomes.getOrDefault(provider, NONE);
    }

    /** 0 for providers to try first, more for those that failed a moment ago. */
    int rank(String provider) {
        Outcome outcome = of(provider);
        boolean past = outcome.at().isBefore(clock.instant().minus(GRUDGE));
        return past || outcome.health() == Health.HEALTHY ? 0 : outcome.health() == Health.DEGRADED ? 1 : 2;
    }
}
