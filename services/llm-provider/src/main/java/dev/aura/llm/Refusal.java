package dev.aura.llm;

import io.grpc.Status;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Turns what a model server says instead of an answer into a failure. */
final class Refusal {

    private static final Duration BODY_PATIENCE = Duration.ofSeconds(2);
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final int SAID_CHARS_MAX = 200;

    private Refusal() {}

    static ProviderFailure of(HttpResponse<ByteFeed> response, Dialect dialect, String apiKey)
            throws InterruptedException {
        int status = response.statusCode();
        String said = said(response, dialect, apiKey);
        String summary = "answered HTTP " + status;
        return switch (status) {
            // The body may repeat the key in part, so it is left out.
            case 401, 403 ->
                new ProviderFailure(
                        Status.Code.FAILED_PRECONDITION, "PROVIDER_DENIED", summary + ": check the provider's API key");
            case 404 -> new ProviderFailure(Status.Code.FAILED_PRECONDITION, "PROVIDER_ERROR", summary, said);
            case 429 -> new ProviderFailure(Status.Code.RESOURCE_EXHAUSTED, "PROVIDER_BUSY", summary, said);
            case 301, 302, 303, 307, 308 ->
                ProviderFailure.unavailable("PROVIDER_ERROR", summary + ", a redirect, which is not followed");
            default -> new ProviderFailure(Status.Code.UNAVAILABLE, "PROVIDER_ERROR", summary, said);
        };
    }

    /** An error in the middle of a stream that began well. */
    static ProviderFailure inStream(String message) {
        return new ProviderFailure(
                Status.Code.UNAVAILABLE, "PROVIDER_ERROR", "reported an error in its answer", shortened(message));
    }

    private static String said(HttpResponse<ByteFeed> response, Dialect dialect, String apiKey)
            throws InterruptedException {
        try {
            long deadline = System.nanoTime() + BODY_PATIENCE.toNanos();
            byte[] body = new LineReader(response.body(), BODY_BYTES_MAX).rest(deadline);
            String text = jsonError(dialect, body);
            return shortened(apiKey.isEmpty() ? text : text.replace(apiKey, "***"));
        } catch (ProviderFailure e) {
            return ""; // The status says enough.
        }
    }

    private static String jsonError(Dialect dialect, byte[] body) {
        try {
            return dialect.chunk(body).error();
        } catch (ProviderFailure e) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= SAID_CHARS_MAX ? line : line.substring(0, SAID_CHARS_MAX) + "…";
    }
}
