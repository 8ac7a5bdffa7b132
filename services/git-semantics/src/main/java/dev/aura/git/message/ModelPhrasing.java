package dev.aura.git.message;

import dev.aura.proto.git.v1.Fact;
import dev.aura.proto.git.v1.SuggestMessageResponse.Source;
import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.ChatMessage;
import dev.aura.proto.llm.v1.CompleteRequest;
import dev.aura.proto.llm.v1.CompleteResponse;
import dev.aura.proto.llm.v1.Document;
import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a model say the same in better words. Type, scope, breaking and footers stay the rules'; a text that names anything that
 * looks like code and is not in the facts, or has another form than asked for, is thrown away.
 */
public final class ModelPhrasing {

    private static final int FACTS_SENT = 60;
    private static final int BODY_MAX = 2000;
    private static final int TOKENS_MAX = 400;

    /** Words with a dot, an underscore, a slash, parentheses or an inner capital: names of code and files, not of the language. */
    private static final Pattern CODE_NAME = Pattern.compile(
            "[A-Za-z_$][\\w$]*(?:[./_][\\w$]+)+(?:\\(\\))?|\\b\\w*[a-z]\\w*[A-Z]\\w*\\b|\\b\\w+\\(\\)|`[^`]+`|\\b\\d+(?:\\.\\d+)+\\b");

    private static final String INSTRUCTIONS =
            "You phrase git commit messages. The document lists facts about one change. Answer with the"
                    + " subject on the first line, imperative, no type prefix, no final period, within the length that the question gives; then, where it helps, a"
                    + " blank line and a short body. Use only what the facts say. Name only what they name.";

    private final LlmServiceGrpc.LlmServiceBlockingStub stub;
    private final Duration timeout;

    public ModelPhrasing(Channel mesh, Duration timeout) {
        this.stub = LlmServiceGrpc.newBlockingStub(mesh);
        this.timeout = timeout;
    }

    /**
     * A message and who phrased it.
     *
     * @param draft the message
     * @param source who phrased it
     */
    record Phrased(MessageDraft draft, Source source) {}

    /** The draft in a model's words, or as it is where no model answers or its answer does not hold. */
    Phrased phrase(MessageDraft draft, List<Fact> facts) {
        Phrased unchanged = new Phrased(draft, Source.RULES);
        try {
            CompleteResponse answer =
                    stub.withDeadlineAfter(millis(), TimeUnit.MILLISECONDS).complete(request(draft, facts));
            boolean model = answer.getSource().getKind() == AnswerSource.Kind.MODEL;
            MessageDraft phrased = model ? accepted(draft, facts, answer.getText()) : null;
            return phrased == null ? unchanged : new Phrased(phrased, Source.MODEL);
        } catch (StatusRuntimeException e) {
            return unchanged; // no provider, or not in time: the rules' message stands
        }
    }

    private long millis() {
        Deadline callers = Context.current().getDeadline();
        long left = callers == null ? Long.MAX_VALUE : callers.timeRemaining(TimeUnit.MILLISECONDS) * 8 / 10;
        return Math.max(1, Math.min(timeout.toMillis(), left));
    }

    private static CompleteRequest request(MessageDraft draft, List<Fact> facts) {
        int budget = MessageDraft.budget(draft.type(), draft.scope(), draft.breaking());
        String list = facts.stream().limit(FACTS_SENT).map(ModelPhrasing::line).collect(Collectors.joining("\n"));
        return CompleteRequest.newBuilder()
                .setRequest(GenerateRequest.newBuilder()
                        .addMessages(ChatMessage.newBuilder()
                                .setRole(ChatMessage.Role.SYSTEM)
                                .setContent(INSTRUCTIONS))
                        .addMessages(ChatMessage.newBuilder()
                                .setRole(ChatMessage.Role.USER)
                                .setContent("Phrase the message of this " + draft.type()
                                        + " commit; its subject has at most " + budget + " characters."))
                        .addDocuments(Document.newBuilder()
                                .setName("facts")
                                .setContent("subject so far: " + draft.subject() + "\n" + list))
                        .setTokensMax(TOKENS_MAX)
                        .setTemperature(0.2))
                .build();
    }

    private static String line(Fact fact) {
        return fact.getKind() + " " + fact.getPath() + " " + fact.getEntity() + ": " + fact.getDetail();
    }

    /** The draft with the model's words; null where they do not hold. */
    static @Nullable MessageDraft accepted(MessageDraft draft, List<Fact> facts, String text) {
        String[] parts = text.strip().split("\\R", 2);
        String subject =
                parts[0].strip().replaceFirst("^[a-z]+(\\([^)]*\\))?!?: ", "").replaceFirst("\\.$", "");
        String body = parts.length > 1 ? parts[1].strip() : "";
        int budget = MessageDraft.budget(draft.type(), draft.scope(), draft.breaking());
        boolean formed =
                !subject.isBlank() && subject.length() <= budget && body.length() <= BODY_MAX && !body.contains("```");
        String known = (facts.stream().map(ModelPhrasing::line).collect(Collectors.joining("\n")) + "\n"
                        + draft.message())
                .toLowerCase(Locale.ROOT);
        return formed && onlyKnown(subject + "\n" + body, known) ? draft.phrased(subject, body) : null;
    }

    private static boolean onlyKnown(String text, String known) {
        Matcher matcher = CODE_NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group().replace("`", "").replace("()", "").toLowerCase(Locale.ROOT);
            if (!known.contains(name)) {
                return false;
            }
        }
        return true;
    }
}
