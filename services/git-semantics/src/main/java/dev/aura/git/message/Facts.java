package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.git.v1.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists what is true of a change, most telling first: what decided the type, then entities, dependencies, files. */
final class Facts {

    static final int FACTS_MAX = 200;

    private Facts() {}

    static List<Fact> of(Evidence evidence, TypeRule type) {
        List<Fact> facts = new ArrayList<>();
        facts.add(type.reason());
        evidence.breaking().forEach(one -> facts.add(fact("breaking", one.path(), one.name(), detail(one))));
        ordered(evidence.code()).forEach(one -> facts.add(fact(kind(one), one.path(), one.name(), detail(one))));
        evidence.guards()
                .forEach(guard -> facts.add(fact(
                        "guard-added",
                        guard.path(),
                        guard.entity(),
                        guard.entity() + " now checks for " + guard.against())));
        evidence.dependencies().forEach(one -> facts.add(fact(one.factKind(), one.path(), one.name(), one.detail())));
        Set<String> named = facts.stream().map(Fact::getPath).collect(Collectors.toCollection(HashSet::new));
        for (LoadedFile file : evidence.files()) {
            if (!named.contains(file.path())
                    || file.file().moved()
                    || file.file().modeOnly()) {
                facts.add(fact(kind(file), file.path(), "", Clauses.of(file).render(Integer.MAX_VALUE)));
            }
        }
        if (!evidence.branch().ticket().isEmpty()) {
            facts.add(fact(
                    "ticket",
                    "",
                    "",
                    "the branch's name has " + evidence.branch().ticket()));
        }
        if (!evidence.diffs().coverage().complete()) {
            facts.add(
                    0,
                    fact("code-unavailable", "", "", evidence.diffs().coverage().missing()));
        }
        return facts.size() <= FACTS_MAX ? facts : facts.subList(0, FACTS_MAX);
    }

    static List<CodeChange> ordered(List<CodeChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing((CodeChange one) -> one.role() != FileRole.SOURCE)
                        .thenComparing(one -> !one.change().getBreaking())
                        .thenComparing(one -> !one.isPublic())
                        .thenComparing(one -> !one.isType())
                        .thenComparing(CodeChange::kind))
                .toList();
    }

    private static String detail(CodeChange one) {
        String detail = one.change().getDetail();
        if (!detail.isEmpty()) {
            return detail;
        }
        String verb = switch (one.kind()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case BODY_CHANGED -> "has another body";
            case SIGNATURE_CHANGED -> "has another signature";
            case RENAMED -> "was " + one.oldName();
            case MOVED -> "moved";
            case DOCUMENTATION_CHANGED -> "has other documentation";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "differs";
        };
        return one.noun() + " " + one.name() + " " + verb;
    }

    private static String kind(CodeChange one) {
        return switch (one.kind()) {
            case ADDED -> "entity-added";
            case REMOVED -> "entity-removed";
            case BODY_CHANGED -> "body-changed";
            case SIGNATURE_CHANGED -> "signature-changed";
            case RENAMED -> "entity-renamed";
            case MOVED -> "entity-moved";
            case DOCUMENTATION_CHANGED -> "documentation-changed";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "entity-changed";
        };
    }

    private static String kind(LoadedFile file) {
        if (file.file().submodule()) {
            return "submodule-changed";
        }
        if (file.file().modeOnly()) {
            return "mode-changed";
        }
        String kind = switch (file.file().kind()) {
            case ADDED -> "file-added";
            case DELETED -> "file-deleted";
            case RENAMED -> "file-renamed";
            case COPIED -> "file-copied";
            case MODIFIED, KIND_UNSPECIFIED, UNRECOGNIZED -> "file-changed";
        };
        return file.binary() && kind.equals("file-changed") ? "binary-changed" : kind;
    }

    static Fact fact(String kind, String path, String entity, String detail) {
        return Fact.newBuilder()
                .setKind(kind)
                .setPath(path)
                .setEntity(entity)
                .setDetail(detail)
                .build();
    }
}
