package dev.aura.llm;

import io.grpc.Status;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A model server that its user configured. */
final class HttpProvider implements Provider {

    /** A listing is short work for a server, cold model or not. */
    private static final Duration LISTING_PATIENCE = Duration.ofSeconds(5);

    private static final int LISTING_BYTES_MAX = 4 * 1024 * 1024;

    private final Endpoint endpoint;
    private final LlmConfig config;
    private final ModelServer server;
    private final Map<String, String> environment;
    private final Dialect dialect;

    HttpProvider(Endpoint endpoint, LlmConfig config, ModelServer server, Map<String, String> environment) {
        this.endpoint = endpoint;
        this.config = config;
        this.server = server;
        this.environment = environment;
        this.dialect = Dialect.of(endpoint.kind());
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public String kind() {
        return endpoint.kind().word();
    }

    @Override
    public String address() {
        return endpoint.base().toString();
    }

    @Override
    public boolean local() {
        return endpoint.local();
    }

    @Override
    public Duration timeout() {
        return endpoint.timeout();
    }

    @Override
    public String configuredModel() {
        return endpoint.model();
    }

    @Override
    public boolean same(String asked, String listed) {
        return dialect.same(asked, listed);
    }

    /** REMOTE_NOT_ALLOWED for a server on another machine that the user did not allow. */
    Optional<ProviderFailure> refusal() {
        return local() || config.allowRemote()
                ? Optional.empty()
                : Optional.of(new ProviderFailure(
                        Status.Code.FAILED_PRECONDITION,
                        "REMOTE_NOT_ALLOWED",
                        "is on another machine (" + endpoint.base().getHost()
                                + "): set llm.allowRemote=true to ask it"));
    }

    @Override
    public List<Model> models(Cancellation cancellation) {
        long deadline = System.nanoTime() + LISTING_PATIENCE.toNanos();
        return exchange(request(dialect.modelsPath()).GET(), deadline, cancellation, response -> {
            byte[] body = new LineReader(response.body(), LISTING_BYTES_MAX).rest(deadline);
            return dialect.models(body).stream()
                    .map(model -> model.contextTokens() > 0 ? model : new Model(model.name(), endpoint.contextTokens()))
                    .toList();
        });
    }

    @Override
    public Tokens generate(Prompt prompt, String model, Duration patience, Pieces pieces, Cancellation cancellation) {
        checkFits(prompt);
        long deadline = System.nanoTime() + patience.toNanos();
        HttpRequest.Builder request = request(dialect.chatPath())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        dialect.chatBody(prompt, model, endpoint.contextTokens())));
        return exchange(request, deadline, cancellation, response -> {
            LineReader lines = new LineReader(response.body(), config.answerBytesMax());
            return new AnswerStream(dialect, lines, config.idleTimeout(), pieces).read(response, deadline);
        });
    }

    private HttpRequest.Builder request(String path) {
        refusal().ifPresent(refusal -> {
            throw refusal;
        });
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.base() + path));
        String key = ApiKey.of(endpoint, environment);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** What is done with a response of status 200. */
    private interface Reader<T> {
        T read(HttpResponse<ByteFeed> response) throws InterruptedException;
    }

    private <T> T exchange(
            HttpRequest.Builder request, long deadlineNanos, Cancellation cancellation, Reader<T> reader) {
        try {
            HttpResponse<ByteFeed> response = server.send(request.build(), deadlineNanos, cancellation);
            try {
                if (response.statusCode() != 200) {
                    throw Refusal.of(response, dialect, ApiKey.of(endpoint, environment));
                }
                return reader.read(response);
            } finally {
                response.body().abort(); // Of no effect on a body that was read to its end.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ProviderFailure e) {
            cancellation.check(); // What a cancel stopped is no fault of the provider.
            throw e;
        }
    }

    private void checkFits(Prompt prompt) {
        int context = endpoint.contextTokens();
        long needed = TokenEstimate.of(prompt.chars());
        if (context > 0 && needed > context - Math.min(prompt.tokensMax(), context / 4)) {
            throw new ProviderFailure(
                    Status.Code.INVALID_ARGUMENT,
                    "PROMPT_TOO_LONG",
                    "about " + needed + " tokens do not fit the context of " + context + ": raise llm.providers."
                            + name() + ".contextTokens or send less");
        }
    }
}
