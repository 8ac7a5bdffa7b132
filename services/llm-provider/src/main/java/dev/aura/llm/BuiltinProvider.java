package dev.aura.llm;

import dev.aura.proto.llm.v1.AnswerSource;
import java.time.Duration;
import java.util.List;

/**
 * Answers without any model: with documents by quoting the passages that fit the question best, without by a text that says what
 * can be done. It never writes a sentence of its own about the question. Same input, same answer.
 */
final class BuiltinProvider implements Provider {

    static final String NAME = "builtin";
    static final String MODEL = "extractive";

    private static final String HELP = """
            Without a model Aura can quote from documents that you hand it (aura ask TEXT --file FILE), and everything else it \
            does works without one: aura report, aura analyze, aura git message, aura research scan.

            To use a model, start a server on this machine and name it:
              aura config set llm.providers.local.kind ollama
              aura config set llm.providers.local.baseUrl http://localhost:11434
            LM Studio, vLLM and llama.cpp are of kind openai. Then: aura llm providers
            """;

    private final boolean modelsConfigured;

    /** Takes whether there are other providers, which an answer must not deny. */
    BuiltinProvider(boolean modelsConfigured) {
        this.modelsConfigured = modelsConfigured;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String address() {
        return "";
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public String configuredModel() {
        return MODEL;
    }

    @Override
    public boolean same(String asked, String listed) {
        return asked.equals(listed);
    }

    @Override
    public List<Model> models(Cancellation cancellation) {
        return List.of(new Model(MODEL, 0));
    }

    @Override
    public Tokens generate(Prompt prompt, String model, Duration patience, Pieces pieces, Cancellation cancellation) {
        List<Passage> passages = Passages.of(prompt.documents());
        boolean general = Words.of(prompt.question()).isEmpty();
        List<Passage> quotes = general ? Extract.opening(passages) : Extract.best(prompt.question(), passages);
        pieces.kind(quotes.isEmpty() ? AnswerSource.Kind.TEMPLATE : AnswerSource.Kind.EXTRACTIVE);
        if (prompt.documents().isEmpty()) {
            pieces.text(state() + "\n\n");
            pieces.text(HELP);
        } else if (quotes.isEmpty()) {
            pieces.text(
                    "No passage of the " + documents(prompt) + " shares a word with the question. " + state() + "\n");
        } else {
            quote(heading(prompt, general), quotes, pieces, cancellation);
        }
        return new Tokens(0, 0);
    }

    private static String heading(Prompt prompt, boolean general) {
        return general
                ? "No word of the question can be looked for; what the " + documents(prompt)
                        + " says of itself, quoted; no model was used.\n"
                : "Passages of the " + documents(prompt) + " that fit the question best, quoted; no model was used.\n";
    }

    private static void quote(String heading, List<Passage> quotes, Pieces pieces, Cancellation cancellation) {
        pieces.text(heading);
        for (Passage quote : quotes) {
            cancellation.check();
            pieces.text("\n> " + quote.text() + "\n  (" + quote.document() + ":" + quote.line() + ")\n");
        }
    }

    private static String documents(Prompt prompt) {
        int count = prompt.documents().size();
        return count == 1 ? "document" : count + " documents";
    }

    private String state() {
        return modelsConfigured
                ? "No model wrote this: the configured ones did not answer, or builtin was asked for."
                : "No model is configured, so this question cannot be answered in words.";
    }
}
