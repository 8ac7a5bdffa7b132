package dev.aura.git.message;

import dev.aura.proto.git.v1.SuggestMessageResponse;
import java.util.List;

/**
 * The parts of a commit message.
 *
 * @param type Conventional Commits type
 * @param scope scope; empty for none
 * @param breaking whether users must change something
 * @param subject subject without type and scope
 * @param body body; empty for none
 * @param footers footers, one line each
 */
record MessageDraft(String type, String scope, boolean breaking, String subject, String body, List<String> footers) {

    static final int HEADER_MAX = 72;
    static final int SUBJECT_MAX = 65;

    MessageDraft {
        footers = List.copyOf(footers);
    }

    static String prefix(String type, String scope, boolean breaking) {
        return type + (scope.isEmpty() ? "" : "(" + scope + ")") + (breaking ? "!" : "") + ": ";
    }

    /** Characters that a subject may have. */
    static int budget(String type, String scope, boolean breaking) {
        return Math.min(SUBJECT_MAX, HEADER_MAX - prefix(type, scope, breaking).length());
    }

    /** The whole message, as git takes it. */
    String message() {
        StringBuilder message = new StringBuilder(prefix(type, scope, breaking)).append(subject);
        if (!body.isEmpty()) {
            message.append("\n\n").append(body);
        }
        if (!footers.isEmpty()) {
            message.append("\n\n").append(String.join("\n", footers));
        }
        return message.append('\n').toString();
    }

    MessageDraft phrased(String otherSubject, String otherBody) {
        return new MessageDraft(type, scope, breaking, otherSubject, otherBody, footers);
    }

    SuggestMessageResponse.Builder response() {
        return SuggestMessageResponse.newBuilder()
                .setType(type)
                .setScope(scope)
                .setBreaking(breaking)
                .setSubject(subject)
                .setBody(body)
                .addAllFooters(footers)
                .setMessage(message());
    }
}
