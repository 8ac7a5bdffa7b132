package dev.aura.llm;

import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.Usage;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One provider's try at an answer: passes on its pieces and remembers whether there was one, from where on no other may try. */
final class Attempt implements Provider.Pieces {

    private final AnswerSource.Builder source;
    private final Answer answer;
    private final long startNanos = System.nanoTime();
    private long firstNanos;
    private long chars;
    private boolean started;

    Attempt(Provider provider, String model, List<String> failedOver, Answer answer) {
        this.answer = answer;
        source = AnswerSource.newBuilder()
                .setKind(AnswerSource.Kind.MODEL)
                .setProvider(provider.name())
                .setModel(model)
                .addAllFailedOver(failedOver);
    }

    @Override
    public void kind(AnswerSource.Kind kind) {
        source.setKind(kind);
    }

    @Override
    public void text(String piece) {
        if (!started) {
            started = true;
            firstNanos = System.nanoTime();
            answer.begin(source.build());
        }
        chars += piece.length();
        answer.text(piece);
    }

    boolean started() {
        return started;
    }

    long firstTokenMs() {
        return TimeUnit.NANOSECONDS.toMillis((started ? firstNanos : System.nanoTime()) - startNanos);
    }

    /** What the answer cost, estimated where the provider did not say. */
    Usage usage(Prompt prompt, Provider.Tokens tokens) {
        boolean counted = tokens.prompt() > 0 && tokens.completion() > 0;
        return Usage.newBuilder()
                .setPromptTokens(tokens.prompt() > 0 ? tokens.prompt() : TokenEstimate.of(prompt.chars()))
                .setCompletionTokens(tokens.completion() > 0 ? tokens.completion() : TokenEstimate.of(chars))
                .setEstimated(!counted)
                .setFirstTokenMs(firstTokenMs())
                .setTotalMs(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos))
                .build();
    }
}
