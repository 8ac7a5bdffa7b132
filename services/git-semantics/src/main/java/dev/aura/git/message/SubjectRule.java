package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.EntityChange.Kind;
import dev.aura.proto.code.v1.FileDiff;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the subject: the one clause that says most of the change. */
final class SubjectRule {

    private static final List<FileRole> ROLES = List.of(
            FileRole.SOURCE,
            FileRole.TEST,
            FileRole.BUILD,
            FileRole.CI,
            FileRole.OTHER,
            FileRole.DOCS,
            FileRole.HOUSEKEEPING);

    private static final Set<Kind> CAME_OR_WENT = Set.of(Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.RENAMED);

    private static final int NAMED_MAX = 4;

    /** Which kind of difference gives the subject, by type. */
    private static final Map<String, List<Kind>> ORDER = Map.of(
            "feat", List.of(Kind.ADDED, Kind.SIGNATURE_CHANGED, Kind.BODY_CHANGED),
            "fix", List.of(Kind.BODY_CHANGED, Kind.SIGNATURE_CHANGED, Kind.ADDED),
            "docs", List.of(Kind.DOCUMENTATION_CHANGED),
            "test", List.of(Kind.ADDED, Kind.REMOVED, Kind.BODY_CHANGED));

    private static final List<Kind> OTHERWISE = List.of(
            Kind.REMOVED,
            Kind.RENAMED,
            Kind.MOVED,
            Kind.SIGNATURE_CHANGED,
            Kind.BODY_CHANGED,
            Kind.ADDED,
            Kind.DOCUMENTATION_CHANGED);

    private SubjectRule() {}

    static String write(Evidence evidence, TypeRule type, int budget) {
        if (evidence.undone() != null) {
            return Names.fitting(budget, List.of(evidence.undone().subject()));
        }
        FileRole role =
                ROLES.stream().filter(evidence.roles()::contains).findFirst().orElse(FileRole.OTHER);
        boolean dependencies = role == FileRole.BUILD || role == FileRole.CI;
        if (dependencies && !evidence.dependencies().isEmpty()) {
            return dependencies(evidence.dependencies(), budget);
        }
        if (type.type().equals("style")) {
            return style(evidence, budget);
        }
        if (type.reason().getKind().equals("guard-added")) {
            return guard(evidence, budget);
        }
        List<CodeChange> code = evidence.code(role);
        if (code.isEmpty()) {
            return files(evidence.files(role), budget);
        }
        return code(code, type.type(), budget);
    }

    private static String code(List<CodeChange> code, String type, int budget) {
        Map<Kind, List<CodeChange>> byKind = Clauses.group(code, CodeChange::kind);
        List<Kind> order = ORDER.getOrDefault(type, OTHERWISE);
        if (type.equals("refactor")) {
            order = byWeight(byKind);
        }
        for (Kind kind : order) {
            List<CodeChange> changes = byKind.get(kind);
            if (changes != null) {
                return Clauses.of(kind, telling(changes), type.equals("fix")).render(budget);
            }
        }
        Map.Entry<Kind, List<CodeChange>> any = byKind.entrySet().iterator().next();
        return Clauses.of(any.getKey(), telling(any.getValue()), false).render(budget);
    }

    /** The kind of most differences first; the public API counts more than all the rest. */
    private static List<Kind> byWeight(Map<Kind, List<CodeChange>> byKind) {
        return OTHERWISE.stream()
                .filter(byKind::containsKey)
                .sorted(Comparator.comparingInt((Kind kind) -> -weight(byKind.getOrDefault(kind, List.of()))))
                .toList();
    }

    private static int weight(List<CodeChange> changes) {
        return changes.stream()
                .mapToInt(
                        one -> one.kind() == Kind.DOCUMENTATION_CHANGED ? 1 : one.isType() ? 6 : one.isPublic() ? 4 : 2)
                .sum();
    }

    /** Public before hidden, types before functions before fields. Where there are public ones, hidden ones are not named. */
    private static List<CodeChange> telling(List<CodeChange> changes) {
        List<CodeChange> open = changes.stream().filter(CodeChange::isPublic).toList();
        List<CodeChange> chosen = open.isEmpty() ? changes : open;
        if (!CAME_OR_WENT.contains(chosen.getFirst().kind())) {
            return chosen;
        }
        List<CodeChange> types = chosen.stream().filter(CodeChange::isType).toList();
        if (!types.isEmpty()) {
            return types;
        }
        List<CodeChange> functions =
                chosen.stream().filter(CodeChange::isFunction).toList();
        return functions.isEmpty() ? chosen : functions;
    }

    private static String files(List<LoadedFile> files, int budget) {
        Map<dev.aura.proto.git.v1.ChangedFile.Kind, List<LoadedFile>> byKind =
                Clauses.group(files, file -> file.file().kind());
        Map.Entry<dev.aura.proto.git.v1.ChangedFile.Kind, List<LoadedFile>> most = byKind.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow();
        boolean mixed = byKind.size() > 1 && files.size() > 2;
        if (mixed || files.size() > NAMED_MAX) {
            String verb = mixed ? "change" : Clauses.verb(most.getKey(), "update");
            String counted = verb + " " + Names.plural(files.size(), "file");
            return Names.fitting(budget, List.of(counted + Clauses.place(files), counted));
        }
        return Clauses.of(most.getKey(), most.getValue()).render(budget);
    }

    private static String dependencies(List<DependencyChange> changes, int budget) {
        List<String> bumped = new java.util.ArrayList<>();
        for (DependencyChange change : distinct(changes)) {
            bumped.add(change.detail());
        }
        if (bumped.size() == 1) {
            DependencyChange only = changes.getFirst();
            return Names.fitting(
                    budget,
                    List.of(
                            bumped.getFirst(),
                            bumped.getFirst().replace(only.name(), only.shortName()),
                            "change " + only.shortName()));
        }
        List<DependencyChange> distinct = distinct(changes);
        boolean allBumped =
                distinct.stream().allMatch(change -> change.factKind().equals("dependency-changed"));
        boolean allAdded =
                distinct.stream().allMatch(change -> change.factKind().equals("dependency-added"));
        boolean allRemoved =
                distinct.stream().allMatch(change -> change.factKind().equals("dependency-removed"));
        String verb = allBumped ? "bump" : allAdded ? "add" : allRemoved ? "remove" : "change";
        List<String> names = distinct.stream().map(DependencyChange::shortName).toList();
        String versions = distinct.stream()
                                        .map(change -> change.from() + ">" + change.to())
                                        .distinct()
                                        .count()
                                == 1
                        && allBumped
                ? "from " + distinct.getFirst().from() + " to "
                        + distinct.getFirst().to()
                : "";
        return new Clause(verb, names, "dependency", versions).render(budget);
    }

    /** The same change in several files is one. */
    static List<DependencyChange> distinct(List<DependencyChange> changes) {
        return List.copyOf(changes.stream()
                .collect(java.util.stream.Collectors.toMap(
                        change -> change.shortName() + " " + change.from() + " " + change.to(),
                        change -> change,
                        (one, other) -> one,
                        java.util.LinkedHashMap::new))
                .values());
    }

    private static String guard(Evidence evidence, int budget) {
        String against = evidence.guards().getFirst().against();
        List<String> entities = evidence.guards().stream()
                .filter(guard -> guard.against().equals(against))
                .map(Guards::entity)
                .toList();
        return new Clause("check for " + against + " in", entities, "function", "").render(budget);
    }

    private static String style(Evidence evidence, int budget) {
        List<FileDiff> diffs = evidence.diffs().files();
        boolean imports =
                diffs.stream().allMatch(diff -> diff.getAddedImportsCount() + diff.getRemovedImportsCount() > 0);
        List<String> names = evidence.files().stream()
                .map(file -> FileRole.name(file.path()))
                .toList();
        return new Clause(imports ? "tidy the imports of" : "tidy", names, "file", "").render(budget);
    }
}
