package dev.aura.llm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, streamed as server-sent events. Each {@code data:} line is taken as one document, as every server
 * sends it, rather than joined until a blank line, which some leave out.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">Chat completions</a>
 */
final class OpenAiDialect implements Dialect {

    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "{\"done\":true}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String chatPath() {
        return "/v1/chat/completions";
    }

    @Override
    public String modelsPath() {
        return "/v1/models";
    }

    @Override
    public byte[] chatBody(Prompt prompt, String model, int contextTokens) {
        return Dialect.chat(prompt, model, json -> {
            json.writeName("stream_options").writeStartObject();
            json.writeBooleanProperty("include_usage", true).writeEndObject();
            Dialect.writeBounds(json, "max_tokens", prompt);
        });
    }

    @Override
    public byte @Nullable [] document(byte[] line) {
        if (line.length < DATA.length || !Arrays.equals(line, 0, DATA.length, DATA, 0, DATA.length)) {
            return null; // A blank line, a comment that keeps the connection alive, or another field.
        }
        String text = new String(line, DATA.length, Math.min(16, line.length - DATA.length), StandardCharsets.US_ASCII);
        return text.strip().equals("[DONE]") ? DONE : Arrays.copyOfRange(line, DATA.length, line.length);
    }

    @Override
    public Chunk chunk(byte[] json) {
        Chunk.Builder chunk = new Chunk.Builder();
        JsonScalars.read(json, (pointer, text) -> {
            switch (pointer) {
                case "/choices/0/delta/content", "/choices/0/message/content" -> chunk.text(text);
                case "/choices/0/delta/reasoning_content", "/choices/0/delta/reasoning" -> chunk.thinks(text);
                case "/choices/0/finish_reason", "/done" -> chunk.done();
                case "/error/message", "/error", "/message" -> chunk.error(text);
                case "/usage/prompt_tokens" -> chunk.promptTokens(text);
                case "/usage/completion_tokens" -> chunk.completionTokens(text);
                default -> {}
            }
        });
        return chunk.build();
    }

    @Override
    public List<Model> models(byte[] json) {
        List<Model> models = new ArrayList<>();
        JsonScalars.read(json, (pointer, text) -> {
            if (pointer.matches("/data/\\d+/id")) {
                models.add(new Model(text, 0));
            }
            if (pointer.matches("/data/\\d+/max_model_len") && !models.isEmpty()) {
                // vLLM's addition, after the id.
                models.set(models.size() - 1, new Model(models.getLast().name(), contextTokens(text)));
            }
        });
        return models;
    }

    private static int contextTokens(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
