package dev.aura.cli;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.UsageException;
import dev.aura.cli.help.Reasons;
import dev.aura.cli.terminal.Json;
import dev.aura.config.ConfigurationException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * An error as the user gets it. The one place where errors become exit codes.
 *
 * @param exit what the process ends with
 * @param code name of the gRPC status, or {@code USAGE}
 * @param reason stable word
 * @param message what failed, the value, what to do
 */
record Failure(ExitCode exit, String code, String reason, String message) {

    static Failure of(Throwable error) {
        if (error instanceof UsageException) {
            return new Failure(ExitCode.USAGE, "USAGE", "USAGE", text(error.getMessage(), "wrong usage"));
        }
        if (error instanceof StatusRuntimeException || error instanceof StatusException) {
            Status status = Status.fromThrowable(error);
            String reason = Faults.reasonOf(error);
            String message = text(status.getDescription(), words(status.getCode()));
            return new Failure(
                    exit(status.getCode(), reason),
                    status.getCode().name(),
                    reason == null ? status.getCode().name() : reason,
                    message);
        }
        if (error instanceof ConfigurationException) {
            return new Failure(
                    ExitCode.BAD_INPUT,
                    "INVALID_ARGUMENT",
                    "BAD_CONFIGURATION",
                    text(error.getMessage(), "wrong value"));
        }
        return new Failure(ExitCode.FAULT, "INTERNAL", "CLI_FAULT", "a fault of ours: " + error);
    }

    private static ExitCode exit(Status.Code code, @Nullable String reason) {
        return switch (code) {
            case OK -> ExitCode.DONE;
            case UNAVAILABLE ->
                "MESH_DOWN".equals(reason) || "MESH_NOT_STARTED".equals(reason)
                        ? ExitCode.MESH_DOWN
                        : ExitCode.NOT_READY;
            case UNIMPLEMENTED, RESOURCE_EXHAUSTED -> ExitCode.NOT_READY;
            case DEADLINE_EXCEEDED -> ExitCode.DEADLINE;
            case PERMISSION_DENIED, UNAUTHENTICATED -> ExitCode.NOT_ALLOWED;
            case INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION, OUT_OF_RANGE, ALREADY_EXISTS -> ExitCode.BAD_INPUT;
            case INTERNAL, UNKNOWN, CANCELLED, ABORTED, DATA_LOSS -> ExitCode.FAULT;
        };
    }

    /** One line for stderr. */
    String line() {
        String oneLine = message.strip().replace('\n', ' ');
        return exit == ExitCode.USAGE ? oneLine : oneLine + " (reason=" + reason + "; see aura explain " + reason + ")";
    }

    /** The JSON document for stdout. */
    String json() {
        return "{\"error\":{\"code\":" + Json.quote(code) + ",\"reason\":" + Json.quote(reason) + ",\"message\":"
                + Json.quote(message) + ",\"help\":" + Json.quote(help()) + "}}";
    }

    private String help() {
        if (exit == ExitCode.USAGE) {
            return "aura --help lists commands; aura COMMAND --help explains one";
        }
        String explanation = Reasons.load().explain(reason);
        return explanation == null ? "" : explanation;
    }

    private static String words(Status.Code code) {
        return switch (code) {
            case DEADLINE_EXCEEDED -> "no answer in time; allow more with --timeout";
            case UNIMPLEMENTED -> "the service does not offer this";
            case UNAVAILABLE -> "the service is not there";
            default -> "the service failed with " + code;
        };
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
