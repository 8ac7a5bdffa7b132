package dev.aura.llm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of all providers, made when the first is asked: it brings a thread and about 400 classes. HTTP/1.1 only, since
 * some model servers hang on the offer of an upgrade; no redirects and no proxy, so that a question goes where its user said.
 */
final class ModelServer implements AutoCloseable {

    private final Duration connectTimeout;
    private @Nullable HttpClient client;

    ModelServer(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /**
     * Sends a request and waits for the response's head.
     *
     * @param deadlineNanos {@link System#nanoTime()} at which to give up
     */
    HttpResponse<ByteFeed> send(HttpRequest request, long deadlineNanos, Cancellation cancellation)
            throws InterruptedException {
        CompletableFuture<HttpResponse<ByteFeed>> reply = client().sendAsync(request, info -> new ByteFeed());
        cancellation.onCancel(() -> reply.cancel(true));
        try {
            HttpResponse<ByteFeed> response = reply.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            cancellation.onCancel(response.body()::abort);
            return response;
        } catch (TimeoutException e) {
            reply.cancel(true);
            throw ProviderFailure.unavailable("PROVIDER_TIMEOUT", "did not answer in time");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private ProviderFailure failure(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e ->
                ProviderFailure.unavailable(
                        "PROVIDER_TIMEOUT", "accepted no connection within " + connectTimeout.toMillis() + " ms");
            case ConnectException e -> ProviderFailure.unavailable("PROVIDER_UNREACHABLE", "refused the connection");
            case SSLException e -> ProviderFailure.unavailable("PROVIDER_UNREACHABLE", "failed the TLS handshake");
            case IOException e ->
                ProviderFailure.unavailable("PROVIDER_UNREACHABLE", "dropped the connection before it answered");
            case null, default -> throw new IllegalStateException("HTTP client", cause);
        };
    }

    private synchronized HttpClient client() {
        HttpClient current = client;
        if (current == null) {
            current = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
            client = current;
        }
        return current;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
