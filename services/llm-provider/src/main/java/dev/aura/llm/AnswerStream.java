package dev.aura.llm;

import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads one streamed answer: from the first line to the end that the model announces. */
final class AnswerStream {

    /** After the model said that it is done only counts follow, which are not worth a longer wait. */
    private static final Duration COUNTS_PATIENCE = Duration.ofSeconds(1);

    private final Dialect dialect;
    private final LineReader lines;
    private final Duration idleTimeout;
    private final Provider.Pieces pieces;
    private int promptTokens;
    private int completionTokens;
    private boolean text;

    AnswerStream(Dialect dialect, LineReader lines, Duration idleTimeout, Provider.Pieces pieces) {
        this.dialect = dialect;
        this.lines = lines;
        this.idleTimeout = idleTimeout;
        this.pieces = pieces;
    }

    /**
     * Reads to the end.
     *
     * @param deadlineNanos when the first token must be there; bytes that carry none do not move it
     */
    Provider.Tokens read(HttpResponse<ByteFeed> response, long deadlineNanos) throws InterruptedException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean whole = dialect instanceof OpenAiDialect && type.startsWith("application/json");
        boolean done = whole
                ? take(dialect.chunk(lines.rest(deadlineNanos))) // A server that does not stream.
                : readLines(deadlineNanos);
        if (!done) {
            throw ProviderFailure.unavailable("MODEL_BROKE_OFF", "ended the answer before the model was done");
        }
        if (!text) {
            throw ProviderFailure.unavailable("PROVIDER_EMPTY", "gave an empty answer");
        }
        return new Provider.Tokens(promptTokens, completionTokens);
    }

    private boolean readLines(long firstTokenNanos) throws InterruptedException {
        long deadline = firstTokenNanos;
        for (byte[] line = lines.next(deadline); line != null; line = lines.next(deadline)) {
            byte[] json = dialect.document(line);
            if (json == null) {
                continue;
            }
            Chunk chunk = dialect.chunk(json);
            if (take(chunk)) {
                readCounts();
                return true;
            }
            if (chunk.thinking()) {
                deadline = System.nanoTime() + idleTimeout.toNanos();
            }
        }
        return false;
    }

    /** Whether the model is done. */
    private boolean take(Chunk chunk) {
        if (!chunk.error().isEmpty()) {
            throw Refusal.inStream(chunk.error());
        }
        promptTokens = Math.max(promptTokens, chunk.promptTokens());
        completionTokens = Math.max(completionTokens, chunk.completionTokens());
        if (!chunk.text().isEmpty()) {
            text = true;
            pieces.text(chunk.text());
        }
        return chunk.done();
    }

    private void readCounts() throws InterruptedException {
        long deadline = System.nanoTime() + COUNTS_PATIENCE.toNanos();
        try {
            for (byte[] line = lines.next(deadline); line != null; line = lines.next(deadline)) {
                byte[] json = dialect.document(line);
                if (json != null) {
                    Chunk chunk = dialect.chunk(json);
                    promptTokens = Math.max(promptTokens, chunk.promptTokens());
                    completionTokens = Math.max(completionTokens, chunk.completionTokens());
                }
            }
        } catch (ProviderFailure e) {
            return; // The answer is whole; counts that got lost are estimated.
        }
    }
}
