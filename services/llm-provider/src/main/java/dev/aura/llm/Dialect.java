package dev.aura.llm;

import dev.aura.proto.llm.v1.ChatMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How a kind of model server is spoken to over HTTP. Without state. */
sealed interface Dialect permits OpenAiDialect, OllamaDialect {

    static Dialect of(Endpoint.Kind kind) {
        return switch (kind) {
            case OPENAI -> new OpenAiDialect();
            case OLLAMA -> new OllamaDialect();
        };
    }

    /** Path of the chat endpoint below the base address. */
    String chatPath();

    /** Path of the list of models. */
    String modelsPath();

    /** Body of a chat request that asks for a stream. */
    byte[] chatBody(Prompt prompt, String model, int contextTokens);

    /** The JSON document that a line of the stream carries; null where it carries none. */
    byte @Nullable [] document(byte[] line);

    /** Reads one JSON document of the stream, or a whole answer of a server that does not stream. */
    Chunk chunk(byte[] json);

    /** Reads the list of models. */
    List<Model> models(byte[] json);

    /** Whether two names mean the same model. */
    default boolean same(String asked, String listed) {
        return asked.equals(listed);
    }

    /** Writes a request for a streamed answer: model and conversation as both dialects have them, then what each adds. */
    static byte[] chat(Prompt prompt, String model, Consumer<JsonGenerator> addition) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.writeStartObject();
            generator.writeStringProperty("model", model);
            generator.writeBooleanProperty("stream", true);
            writeMessages(generator, DocumentFence.turns(prompt));
            addition.accept(generator);
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Writes how long an answer may be, under the dialect's name, and how free. */
    static void writeBounds(JsonGenerator json, String tokensMax, Prompt prompt) {
        json.writeNumberProperty(tokensMax, prompt.tokensMax());
        Double temperature = prompt.temperature();
        if (temperature != null) {
            json.writeNumberProperty("temperature", temperature);
        }
    }

    private static void writeMessages(JsonGenerator json, List<ChatMessage> turns) {
        json.writeName("messages").writeStartArray();
        for (ChatMessage turn : turns) {
            json.writeStartObject();
            json.writeStringProperty("role", role(turn.getRole()));
            json.writeStringProperty("content", turn.getContent());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String role(ChatMessage.Role role) {
        return switch (role) {
            case SYSTEM -> "system";
            case ASSISTANT -> "assistant";
            case USER, ROLE_UNSPECIFIED, UNRECOGNIZED -> "user";
        };
    }
}
