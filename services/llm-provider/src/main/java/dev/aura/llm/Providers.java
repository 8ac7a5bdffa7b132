package dev.aura.llm;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All providers, and which of them a model's name means. */
final class Providers {

    /** A provider and the model to ask it for; an empty model takes its default. */
    record Candidate(Provider provider, String model) {}

    /** The models of a provider, or why it could not be asked. */
    record Listing(
            Provider provider, List<Model> models, @Nullable ProviderFailure failure, long latencyMs) {

        boolean has(String model) {
            return models.stream().anyMatch(listed -> provider.same(model, listed.name()));
        }

        /** The model that an empty name takes at this provider; empty where it has none. */
        String preferred() {
            String configured = provider.configuredModel();
            return !configured.isEmpty() || models.isEmpty()
                    ? configured
                    : models.getFirst().name();
        }

        /** Name and reason of a provider that did not answer; its name alone of one that did. */
        String unavailable() {
            return failure == null ? provider.name() : provider.name() + ": " + failure.summary();
        }
    }

    private final Map<String, Provider> all;
    private final List<Provider> ordered;
    private final HealthBook health;

    /** Takes all providers, and the names of those that an empty model name may take, in their order. */
    Providers(Map<String, Provider> all, List<String> ordered, HealthBook health) {
        this.all = Map.copyOf(all);
        this.ordered = ordered.stream()
                .map(name -> Objects.requireNonNull(all.get(name), name))
                .toList();
        this.health = health;
    }

    /** In the order in which they are configured; what {@code llm.order} leaves out comes last. */
    List<Provider> inOrder() {
        Stream<Provider> rest = all.values().stream()
                .filter(provider -> !ordered.contains(provider))
                .sorted(Comparator.comparing(Provider::name));
        return Stream.concat(ordered.stream(), rest).toList();
    }

    /**
     * Who may answer, best first.
     *
     * @param asked {@code provider/model}, a provider, a model, or empty for the configured order
     * @throws io.grpc.StatusRuntimeException NOT_FOUND with reason UNKNOWN_MODEL when no provider has the model
     */
    List<Candidate> candidates(String asked) {
        if (asked.isEmpty()) {
            return byHealth().map(provider -> new Candidate(provider, "")).toList();
        }
        Provider whole = all.get(asked);
        if (whole != null) {
            return List.of(new Candidate(whole, ""));
        }
        int slash = asked.indexOf('/');
        Provider prefix = slash > 0 ? all.get(asked.substring(0, slash)) : null;
        return prefix == null
                ? havingModel(asked, ordered, asked)
                : havingModel(asked.substring(slash + 1), List.of(prefix), asked);
    }

    /** Asks every provider at once what it has; each has a few seconds. */
    List<Listing> listings(List<Provider> providers) {
        List<Future<Listing>> listings = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Provider provider : providers) {
                listings.add(threads.submit(() -> listing(provider)));
            }
        }
        return listings.stream().map(Future::resultNow).toList();
    }

    /** The name of the provider that an empty model name takes now, by what was listed; empty where none answered. */
    String first(List<Listing> listings) {
        return byHealth()
                .filter(provider -> listings.stream()
                        .anyMatch(listing -> listing.provider().equals(provider) && listing.failure() == null))
                .map(Provider::name)
                .findFirst()
                .orElse("");
    }

    private Listing listing(Provider provider) {
        long start = System.nanoTime();
        try {
            List<Model> models = provider.models(new Cancellation());
            long latencyMs = millisSince(start);
            health.succeeded(provider.name(), latencyMs);
            return new Listing(provider, models, null, latencyMs);
        } catch (ProviderFailure e) {
            long latencyMs = millisSince(start);
            health.failed(provider.name(), e, latencyMs);
            return new Listing(provider, List.of(), e, latencyMs);
        }
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** Providers before builtin by how they did lately. What stands behind builtin is never reached: builtin always answers. */
    private Stream<Provider> byHealth() {
        return ordered.stream()
                .sorted(Comparator.comparingInt(provider ->
                        provider instanceof BuiltinProvider ? Integer.MAX_VALUE : health.rank(provider.name())));
    }

    private List<Candidate> havingModel(String model, List<Provider> providers, String asked) {
        List<Candidate> configured = providers.stream()
                .filter(provider -> provider.same(model, provider.configuredModel()))
                .map(provider -> new Candidate(provider, model))
                .toList();
        if (!configured.isEmpty()) {
            return configured;
        }
        List<Listing> listings = listings(providers);
        List<Candidate> listed = listings.stream()
                .filter(listing -> listing.has(model))
                .map(listing -> new Candidate(listing.provider(), model))
                .toList();
        if (listed.isEmpty()) {
            throw unknown(asked, listings);
        }
        return listed;
    }

    private static RuntimeException unknown(String asked, List<Listing> listings) {
        String available = listings.stream()
                .flatMap(listing -> listing.models().stream()
                        .map(model -> listing.provider().name() + "/" + model.name()))
                .limit(20)
                .collect(Collectors.joining(", "));
        String failed = listings.stream()
                .filter(listing -> listing.failure() != null)
                .map(Listing::unavailable)
                .collect(Collectors.joining("; "));
        return Faults.of(
                Status.Code.NOT_FOUND,
                "UNKNOWN_MODEL",
                "no provider has the model " + asked + "; available: " + (available.isEmpty() ? "none" : available)
                        + (failed.isEmpty() ? "" : "; not asked: " + failed));
    }
}
