package dev.aura.bus.status;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads errors. Each is a gRPC status with a stable reason (an upper-case word such as {@code NOT_A_REPOSITORY}) in the
 * trailers, and a message that says what failed, the value, and what to do.
 */
public final class Faults {

    /** Trailer that carries the reason. */
    public static final Metadata.Key<String> REASON = Metadata.Key.of("aura-reason", Metadata.ASCII_STRING_MARSHALLER);

    private Faults() {}

    /** An exception to throw from a service or to pass to {@code onError}. */
    public static StatusRuntimeException of(Status.Code code, String reason, String message) {
        return of(code.toStatus().withDescription(message), reason);
    }

    /** The same with a cause, which stays in this process. */
    public static StatusRuntimeException of(Status.Code code, String reason, String message, Throwable cause) {
        return of(code.toStatus().withDescription(message).withCause(cause), reason);
    }

    private static StatusRuntimeException of(Status status, String reason) {
        Metadata trailers = new Metadata();
        trailers.put(REASON, reason);
        return status.asRuntimeException(trailers);
    }

    /** The reason that an error carries; null where it carries none. */
    public static @Nullable String reasonOf(Throwable error) {
        Metadata trailers = Status.trailersFromThrowable(error);
        return trailers == null ? null : trailers.get(REASON);
    }
}
