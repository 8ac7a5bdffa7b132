package dev.aura.llm;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Why a provider gave no answer, as a status with a stable reason. The message never holds an API key. */
final class ProviderFailure extends RuntimeException {

    private final Status.Code code;
    private final String reason;
    private final String summary;

    ProviderFailure(Status.Code code, String reason, String summary) {
        this(code, reason, summary, "");
    }

    /**
     * @param summary our words; kept as the provider's health and in the list of providers that were tried
     * @param said the server's words, for the caller alone, since they may repeat the question
     */
    ProviderFailure(Status.Code code, String reason, String summary, String said) {
        super(said.isEmpty() ? summary : summary + ": " + said);
        this.code = code;
        this.reason = reason;
        this.summary = summary;
    }

    static ProviderFailure unavailable(String reason, String summary) {
        return new ProviderFailure(Status.Code.UNAVAILABLE, reason, summary);
    }

    String reason() {
        return reason;
    }

    String summary() {
        return summary;
    }

    /** Whether it says that the question was wrong, not the provider. */
    boolean blamesRequest() {
        return code == Status.Code.INVALID_ARGUMENT || code == Status.Code.NOT_FOUND;
    }

    /** Whether the provider is there and will likely answer later. */
    boolean passing() {
        return code == Status.Code.RESOURCE_EXHAUSTED;
    }

    StatusRuntimeException toFault() {
        return Faults.of(code, reason, String.valueOf(getMessage()));
    }

    StatusRuntimeException toFault(String provider) {
        return Faults.of(code, reason, provider + " " + getMessage());
    }
}
