package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.git.code.CodeAnswers;
import dev.aura.git.message.Reverts.Undone;
import dev.aura.proto.code.v1.EntityChange.Kind;
import dev.aura.proto.code.v1.FileDiff;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rules look at.
 *
 * @param change the change with its contents
 * @param diffs what code-intelligence says of it
 * @param code differences of entities, members folded
 * @param dependencies dependencies that came, went or changed
 * @param guards checks that were added
 * @param branch what the branch's name says; NONE where the change is not of the current branch
 * @param style how the repository writes its subjects
 * @param telling directories that the weightiest files share and that have siblings, outermost first
 * @param undone the commit that the change undoes; null for none
 */
record Evidence(
        LoadedChange change,
        CodeAnswers.Diffs diffs,
        List<CodeChange> code,
        List<DependencyChange> dependencies,
        List<Guards> guards,
        BranchHint branch,
        HistoryStyle style,
        List<String> telling,
        @Nullable Undone undone) {

    private static final int FOLLOWING_LINES_MAX = 5;
    private static final int FOLLOWED_TIMES = 20;

    Evidence {
        code = List.copyOf(code);
        dependencies = List.copyOf(dependencies);
        guards = List.copyOf(guards);
        telling = List.copyOf(telling);
    }

    List<LoadedFile> files() {
        return change.files();
    }

    List<LoadedFile> files(FileRole role) {
        return files().stream().filter(file -> FileRole.of(file.path()) == role).toList();
    }

    /** Roles of the files; without SOURCE where it only follows: cosmetic beside other files, or a few lines. */
    Set<FileRole> roles() {
        Set<FileRole> roles = EnumSet.noneOf(FileRole.class);
        files().forEach(file -> roles.add(FileRole.of(file.path())));
        int source = changedLines(FileRole.SOURCE);
        boolean follows = source <= FOLLOWING_LINES_MAX
                && changedLines(FileRole.BUILD) + changedLines(FileRole.CI) >= FOLLOWED_TIMES * Math.max(1, source);
        if (follows || (roles.size() > 1 && onlyCosmetic(FileRole.SOURCE))) {
            roles.remove(FileRole.SOURCE);
        }
        return roles;
    }

    /** Whether all files of a role are parsed and none differs in more than white space, comments or imports. */
    private boolean onlyCosmetic(FileRole role) {
        Map<String, FileDiff> byPath = diffByPath();
        return files(role).stream().allMatch(file -> {
            FileDiff diff = byPath.get(file.path());
            return diff != null && diff.getCosmetic() && diff.getChangesCount() == 0;
        });
    }

    List<CodeChange> code(FileRole role) {
        return code.stream().filter(one -> one.role() == role).toList();
    }

    List<CodeChange> code(FileRole role, Kind kind) {
        return code.stream()
                .filter(one -> one.role() == role && one.kind() == kind)
                .toList();
    }

    /** Differences by path, of the files whose language is parsed. */
    Map<String, FileDiff> diffByPath() {
        return diffs.files().stream()
                .collect(Collectors.toMap(FileDiff::getPath, Function.identity(), (one, other) -> one));
    }

    /** Whether users of the public API must change for certain. */
    List<CodeChange> breaking() {
        return code.stream()
                .filter(one -> one.role() == FileRole.SOURCE && one.change().getBreaking() && one.isPublic())
                .filter(one -> !one.path().matches("(.*/)?(internal|impl)/.*"))
                .toList();
    }

    int changedLines(FileRole role) {
        return files(role).stream()
                .mapToInt(file -> file.lines().added() + file.lines().removed())
                .sum();
    }
}
