package dev.aura.git.message;

import java.util.ArrayList;
import java.util.List;

/** Writes a message from evidence. */
final class MessageRules {

    private static final int BREAKING_NAMED = 3;

    private MessageRules() {}

    static MessageDraft write(Evidence evidence, TypeRule type) {
        String scope = ScopeRule.choose(evidence, type.type());
        List<CodeChange> breaking = type.type().equals("revert") ? List.of() : evidence.breaking();
        int budget = MessageDraft.budget(type.type(), scope, !breaking.isEmpty());
        String subject = SubjectRule.write(evidence, type, budget);
        String body = BodyRule.write(evidence, type, subject);
        return new MessageDraft(type.type(), scope, !breaking.isEmpty(), subject, body, footers(evidence, breaking));
    }

    private static List<String> footers(Evidence evidence, List<CodeChange> breaking) {
        List<String> footers = new ArrayList<>();
        if (!breaking.isEmpty()) {
            footers.add("BREAKING CHANGE: " + breaking(breaking));
        }
        if (!evidence.branch().ticket().isEmpty()) {
            footers.add("Refs: " + evidence.branch().ticket());
        }
        return footers;
    }

    private static String breaking(List<CodeChange> breaking) {
        List<String> clauses = new ArrayList<>();
        Clauses.group(Facts.ordered(breaking), CodeChange::kind)
                .forEach((kind, changes) -> clauses.add(sentence(changes)));
        return String.join("; ", clauses);
    }

    private static String sentence(List<CodeChange> changes) {
        String names = Names.join(changes.stream().map(CodeChange::name).toList(), BREAKING_NAMED);
        boolean one = changes.stream().map(CodeChange::name).distinct().count() == 1;
        return switch (changes.getFirst().kind()) {
            case REMOVED -> names + (one ? " is gone" : " are gone");
            case SIGNATURE_CHANGED -> names + (one ? " has another declaration" : " have other declarations");
            case RENAMED -> one ? changes.getFirst().oldName() + " is now " + names : names + " have other names";
            case MOVED -> names + (one ? " is in another place" : " are in other places");
            case ADDED -> names + (one ? " is new and must be implemented" : " are new and must be implemented");
            case BODY_CHANGED, DOCUMENTATION_CHANGED, KIND_UNSPECIFIED, UNRECOGNIZED -> names + " changed";
        };
    }
}
