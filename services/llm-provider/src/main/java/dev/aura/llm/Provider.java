package dev.aura.llm;

import dev.aura.proto.llm.v1.AnswerSource;
import java.time.Duration;
import java.util.List;

/** Something that answers questions. Safe for any thread; every method may block its virtual thread. */
sealed interface Provider permits BuiltinProvider, HttpProvider {

    /** Takes an answer as it comes. */
    interface Pieces {

        /** Says how the answer comes about where no model writes it; before the first text. */
        void kind(AnswerSource.Kind kind);

        /** Appends to the answer; may block while the caller is slow. */
        void text(String piece);
    }

    /** What an answer cost in tokens; counts of 0 where the provider does not say. */
    record Tokens(int prompt, int completion) {}

    String name();

    /** {@code openai}, {@code ollama} or {@code builtin}. */
    String kind();

    /** Address; empty for builtin. */
    String address();

    boolean local();

    /** How long the first token may take. */
    Duration timeout();

    /** The model that an empty name takes; empty where the server has to be asked. */
    String configuredModel();

    /** Whether two names mean the same model. */
    boolean same(String asked, String listed);

    /** What it has now; throws a {@link ProviderFailure} when it does not answer. */
    List<Model> models(Cancellation cancellation);

    /**
     * Answers, piece by piece.
     *
     * @param patience how long the first piece may take
     * @throws ProviderFailure when there is no answer, or it breaks off
     */
    Tokens generate(Prompt prompt, String model, Duration patience, Pieces pieces, Cancellation cancellation);
}
