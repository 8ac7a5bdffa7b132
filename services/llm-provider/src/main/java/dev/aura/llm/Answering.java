package dev.aura.llm;

import dev.aura.bus.status.Faults;
import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.Usage;
import io.grpc.Deadline;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question by the first provider that can. A provider that fails before its first token is passed over, with the reason
 * in the answer; one that fails later fails the call, since two half answers are none.
 */
final class Answering {

    /** Share of the caller's time that one provider may use while there is another behind it. */
    private static final double SHARE_BEFORE_FALL_BACK = 0.8;

    private final Providers providers;
    private final HealthBook health;
    private final UsageBook usage;
    private final int tokensMax;

    Answering(Providers providers, HealthBook health, UsageBook usage, int tokensMax) {
        this.providers = providers;
        this.health = health;
        this.usage = usage;
        this.tokensMax = tokensMax;
    }

    /** Answers; throws a {@link io.grpc.StatusRuntimeException} when no provider did, or one broke off. */
    void answer(GenerateRequest request, Answer answer, Cancellation cancellation, @Nullable Deadline deadline) {
        Prompt prompt = Prompt.of(request, tokensMax);
        List<Providers.Candidate> candidates = providers.candidates(request.getModel());
        List<String> failedOver = new ArrayList<>();
        ProviderFailure last = null;
        for (int i = 0; i < candidates.size(); i++) {
            cancellation.check();
            Providers.Candidate candidate = candidates.get(i);
            Duration patience = patience(candidate.provider(), i + 1 < candidates.size() ? deadline : null);
            last = attempt(candidate, prompt, patience, failedOver, answer, cancellation);
            if (last == null) {
                return;
            }
            failedOver.add(candidate.provider().name() + ": " + last.summary());
        }
        throw failed(candidates, failedOver, last);
    }

    private @Nullable ProviderFailure attempt(
            Providers.Candidate candidate,
            Prompt prompt,
            Duration patience,
            List<String> failedOver,
            Answer answer,
            Cancellation cancellation) {
        Provider provider = candidate.provider();
        String model = candidate.model().isEmpty() ? provider.configuredModel() : candidate.model();
        Attempt attempt = new Attempt(provider, model, failedOver, answer);
        try {
            if (model.isEmpty()) {
                model = firstModel(provider, cancellation);
                attempt = new Attempt(provider, model, failedOver, answer);
            }
            Provider.Tokens tokens = provider.generate(prompt, model, patience, attempt, cancellation);
            Usage spent = attempt.usage(prompt, tokens);
            health.succeeded(provider.name(), attempt.firstTokenMs());
            usage.answered(provider.name(), model, spent);
            answer.end(spent);
            return null;
        } catch (ProviderFailure e) {
            health.failed(provider.name(), e, attempt.firstTokenMs());
            if (attempt.started()) {
                throw brokeOff(provider, e);
            }
            usage.failed(provider.name(), model);
            return e;
        }
    }

    private static String firstModel(Provider provider, Cancellation cancellation) {
        List<Model> models = provider.models(cancellation);
        if (models.isEmpty()) {
            throw ProviderFailure.unavailable(
                    "PROVIDER_ERROR", "has no model: load one, or name it in its configuration");
        }
        return models.getFirst().name();
    }

    private static Duration patience(Provider provider, @Nullable Deadline deadline) {
        if (deadline == null) {
            return provider.timeout();
        }
        Duration left = Duration.ofNanos(
                (long) (Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)) * SHARE_BEFORE_FALL_BACK));
        return left.compareTo(provider.timeout()) < 0 ? left : provider.timeout();
    }

    private static RuntimeException brokeOff(Provider provider, ProviderFailure failure) {
        return Faults.of(
                Status.Code.UNAVAILABLE,
                "MODEL_BROKE_OFF",
                provider.name() + " began its answer and then " + failure.getMessage() + "; ask again");
    }

    private static RuntimeException failed(
            List<Providers.Candidate> candidates, List<String> failedOver, @Nullable ProviderFailure last) {
        if (candidates.size() == 1 && last != null) {
            return last.toFault(candidates.getFirst().provider().name());
        }
        return Faults.of(
                Status.Code.UNAVAILABLE,
                "ALL_PROVIDERS_FAILED",
                "no provider answered: " + String.join("; ", failedOver) + "; see aura llm providers");
    }
}
