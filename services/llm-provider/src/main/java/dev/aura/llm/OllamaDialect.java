package dev.aura.llm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's own chat endpoint, streamed as one JSON document a line. Its OpenAI-compatible endpoint ignores the context length and
 * cuts long prompts in silence, so that is not used.
 *
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">Ollama API</a>
 */
final class OllamaDialect implements Dialect {

    @Override
    public String chatPath() {
        return "/api/chat";
    }

    @Override
    public String modelsPath() {
        return "/api/tags";
    }

    @Override
    public byte[] chatBody(Prompt prompt, String model, int contextTokens) {
        return Dialect.chat(prompt, model, json -> {
            json.writeName("options").writeStartObject();
            json.writeNumberProperty("num_ctx", contextTokens);
            Dialect.writeBounds(json, "num_predict", prompt);
            json.writeEndObject();
        });
    }

    @Override
    public byte @Nullable [] document(byte[] line) {
        return line.length == 0 ? null : line;
    }

    @Override
    public Chunk chunk(byte[] json) {
        Chunk.Builder chunk = new Chunk.Builder();
        JsonScalars.read(json, (pointer, text) -> {
            switch (pointer) {
                case "/message/content" -> chunk.text(text);
                case "/message/thinking" -> chunk.thinks(text);
                case "/done" -> {
                    if (text.equals("true")) {
                        chunk.done();
                    }
                }
                case "/error" -> chunk.error(text);
                case "/prompt_eval_count" -> chunk.promptTokens(text);
                case "/eval_count" -> chunk.completionTokens(text);
                default -> {}
            }
        });
        return chunk.build();
    }

    @Override
    public List<Model> models(byte[] json) {
        List<Model> models = new ArrayList<>();
        JsonScalars.read(json, (pointer, text) -> {
            if (pointer.matches("/models/\\d+/name")) {
                models.add(new Model(text, 0));
            }
        });
        return models;
    }

    @Override
    public boolean same(String asked, String listed) {
        return asked.equals(listed) || (asked + ":latest").equals(listed);
    }
}
