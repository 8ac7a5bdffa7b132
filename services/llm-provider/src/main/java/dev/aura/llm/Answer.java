package dev.aura.llm;

import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.Usage;

/** Where an answer goes: to a stream or into one message. Each method may block while the caller is slow. */
interface Answer {

    /** Who answers; once, before the first text. */
    void begin(AnswerSource source);

    void text(String piece);

    /** The answer is complete; once, last. */
    void end(Usage usage);
}
