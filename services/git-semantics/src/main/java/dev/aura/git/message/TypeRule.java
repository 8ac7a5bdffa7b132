package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.EntityChange.Kind;
import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.git.v1.ChangedFile;
import dev.aura.proto.git.v1.Fact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the Conventional Commits type. The first rule that applies decides; where nothing speaks for a feature or a fix, the type
 * is {@code refactor}, which promises least.
 *
 * @param type the type
 * @param reason the fact that decided
 */
record TypeRule(String type, Fact reason) {

    /** Lines of source above which an added check is no longer taken for the point of the change. */
    private static final int GUARD_LINES_MAX = 60;

    static TypeRule choose(Evidence evidence) {
        if (evidence.undone() != null) {
            return of(
                    "revert",
                    "reverts-commit",
                    "undoes commit " + evidence.undone().id());
        }
        Set<FileRole> roles = evidence.roles();
        TypeRule shape = shape(evidence);
        if (shape != null) {
            return shape;
        }
        return roles.contains(FileRole.SOURCE) ? meaning(evidence) : withoutSource(roles);
    }

    private static TypeRule withoutSource(Set<FileRole> roles) {
        if (roles.equals(Set.of(FileRole.TEST)) || roles.equals(Set.of(FileRole.TEST, FileRole.DOCS))) {
            return of("test", "tests-only", "only tests differ");
        }
        if (roles.equals(Set.of(FileRole.DOCS))) {
            return of("docs", "docs-only", "only documentation differs");
        }
        if (roles.equals(Set.of(FileRole.CI)) || roles.equals(Set.of(FileRole.CI, FileRole.DOCS))) {
            return of("ci", "ci-only", "only the configuration of continuous integration differs");
        }
        if (roles.contains(FileRole.BUILD)) {
            return of("build", "build-only", "build files differ and no source does");
        }
        if (roles.contains(FileRole.TEST)) {
            return of("test", "tests-only", "tests differ and no source does");
        }
        return roles.contains(FileRole.CI)
                ? of("ci", "ci-only", "the configuration of continuous integration differs and no source does")
                : of("chore", "no-source", "neither source nor tests nor documentation differ");
    }

    /** Types that the shape of the change proves, whatever it is for. Null where none does. */
    private static @Nullable TypeRule shape(Evidence evidence) {
        List<LoadedFile> files = evidence.files();
        Map<String, FileDiff> diffs = evidence.diffByPath();
        boolean sameFiles = files.stream()
                .allMatch(file -> file.file().kind() == ChangedFile.Kind.MODIFIED && diffs.containsKey(file.path()));
        List<CodeChange> code = evidence.code();
        if (sameFiles && diffs.values().stream().allMatch(FileDiff::getCosmetic) && code.isEmpty()) {
            return of("style", "cosmetic-only", "only white space, comments or imports differ");
        }
        if (sameFiles
                && !code.isEmpty()
                && code.stream().allMatch(one -> one.kind() == Kind.DOCUMENTATION_CHANGED)
                && diffs.values().stream()
                        .noneMatch(diff -> diff.getAddedImportsCount() + diff.getRemovedImportsCount() > 0)) {
            return of("docs", "documentation-only", "in the source only documentation differs");
        }
        List<LoadedFile> source = evidence.files(FileRole.SOURCE);
        boolean onlyMoves = !source.isEmpty()
                && source.stream()
                        .allMatch(file -> file.file().kind() == ChangedFile.Kind.RENAMED
                                || file.file().modeOnly())
                && evidence.code(FileRole.SOURCE).stream()
                        .allMatch(one -> one.kind() == Kind.MOVED || one.kind() == Kind.RENAMED);
        return onlyMoves
                ? of("refactor", "moves-only", "source files move, are renamed or change mode, and nothing else")
                : null;
    }

    private static TypeRule meaning(Evidence evidence) {
        String said = evidence.branch().type();
        if (Set.of("fix", "feat", "perf", "refactor").contains(said)) {
            return of(said, "branch-says", "the branch's name says " + said);
        }
        TypeRule addition = addition(evidence);
        if (addition != null) {
            return addition;
        }
        TypeRule fix = fix(evidence);
        return fix == null
                ? of("refactor", "type-uncertain", "nothing speaks for a feature or a fix; refactor promises least")
                : fix;
    }

    private static @Nullable TypeRule addition(Evidence evidence) {
        List<CodeChange> added = evidence.code(FileRole.SOURCE, Kind.ADDED).stream()
                .filter(CodeChange::isPublic)
                .filter(one -> one.isType() || one.isFunction())
                .toList();
        List<CodeChange> removed = evidence.code(FileRole.SOURCE, Kind.REMOVED).stream()
                .filter(CodeChange::isPublic)
                .toList();
        if (!added.isEmpty() && added.size() > removed.size()) {
            return of(
                    "feat",
                    "public-entity-added",
                    "adds " + added.getFirst().noun() + " " + added.getFirst().name());
        }
        Map<String, FileDiff> diffs = evidence.diffByPath();
        return evidence.files(FileRole.SOURCE).stream()
                .filter(file -> file.file().kind() == ChangedFile.Kind.ADDED && !diffs.containsKey(file.path()))
                .findFirst()
                .map(file -> of("feat", "source-file-added", "adds " + file.path()))
                .orElse(null);
    }

    private static @Nullable TypeRule fix(Evidence evidence) {
        boolean bodies = !evidence.code(FileRole.SOURCE, Kind.BODY_CHANGED).isEmpty();
        boolean nothingElse = evidence.code(FileRole.SOURCE).stream()
                .allMatch(one -> one.kind() == Kind.BODY_CHANGED
                        || one.kind() == Kind.DOCUMENTATION_CHANGED
                        || (one.kind() == Kind.ADDED && !one.isPublic()));
        if (!bodies || !nothingElse) {
            return null;
        }
        List<CodeChange> tests = evidence.code(FileRole.TEST, Kind.ADDED).stream()
                .filter(one -> one.isFunction() || one.isType())
                .toList();
        if (!tests.isEmpty()) {
            return of(
                    "fix",
                    "test-added",
                    "a test comes with the changed body: " + tests.getFirst().name());
        }
        int assertions = evidence.files(FileRole.TEST).stream()
                .mapToInt(Assertions::gained)
                .sum();
        if (assertions > 0) {
            return of(
                    "fix",
                    "test-extended",
                    "tests gain " + Names.plural(assertions, "assertion") + " beside the changed body");
        }
        if (!evidence.guards().isEmpty() && evidence.changedLines(FileRole.SOURCE) <= GUARD_LINES_MAX) {
            Guards guard = evidence.guards().getFirst();
            return of("fix", "guard-added", guard.entity() + " now checks for " + guard.against());
        }
        return null;
    }

    private static TypeRule of(String type, String kind, String detail) {
        return new TypeRule(
                type, Fact.newBuilder().setKind(kind).setDetail(detail).build());
    }
}
