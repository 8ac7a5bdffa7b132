package dev.aura.llm;

import dev.aura.bus.status.Faults;
import dev.aura.proto.llm.v1.ChatMessage;
import dev.aura.proto.llm.v1.Document;
import dev.aura.proto.llm.v1.GenerateRequest;
import io.grpc.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that was checked.
 *
 * @param turns the conversation; the last turn is the user's question
 * @param documents what to answer from
 * @param tokensMax longest answer
 * @param temperature null takes the model's default
 */
record Prompt(
        List<ChatMessage> turns,
        List<Document> documents,
        int tokensMax,
        @Nullable Double temperature) {

    static final int TURNS_MAX = 1_000;
    static final int DOCUMENTS_MAX = 1_000;
    static final int CHARS_MAX = 8 * 1024 * 1024;

    static Prompt of(GenerateRequest request, int tokensMaxDefault) {
        List<ChatMessage> turns = request.getMessagesList();
        if (turns.isEmpty()
                || turns.getLast().getRole() != ChatMessage.Role.USER
                || turns.getLast().getContent().isBlank()) {
            throw bad("NO_QUESTION", "the last message is not a question of role USER: send one");
        }
        if (request.getTokensMax() < 0) {
            throw bad(
                    "BAD_TOKENS_MAX", "tokens_max is " + request.getTokensMax() + ": send 0 for the default, or more");
        }
        if (turns.size() > TURNS_MAX || request.getDocumentsCount() > DOCUMENTS_MAX) {
            throw bad("PROMPT_TOO_LONG", "more than " + TURNS_MAX + " messages or documents: send fewer");
        }
        int tokensMax = request.getTokensMax() == 0 ? tokensMaxDefault : request.getTokensMax();
        Double temperature = request.hasTemperature() ? request.getTemperature() : null;
        Prompt prompt = new Prompt(turns, request.getDocumentsList(), tokensMax, temperature);
        if (prompt.chars() > CHARS_MAX) {
            throw bad("PROMPT_TOO_LONG", prompt.chars() + " characters are more than " + CHARS_MAX + ": send less");
        }
        return prompt;
    }

    String question() {
        return turns.getLast().getContent();
    }

    long chars() {
        return turns.stream().mapToLong(turn -> turn.getContent().length()).sum()
                + documents.stream()
                        .mapToLong(document -> document.getName().length()
                                + document.getContent().length())
                        .sum();
    }

    private static RuntimeException bad(String reason, String message) {
        return Faults.of(Status.Code.INVALID_ARGUMENT, reason, message);
    }
}
