package dev.aura.git.message;

import dev.aura.git.change.ChangeResolver;
import dev.aura.git.change.FileChange;
import dev.aura.git.change.FileSet;
import dev.aura.git.repository.OpenRepository;
import dev.aura.proto.git.v1.ChangedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Finds a recent commit of which a change is the exact inverse, file by file. */
final class Reverts {

    private static final int COMMITS_MAX = 30;
    private static final int FILES_MAX = 200;
    private static final Duration TIME_MAX = Duration.ofMillis(300);

    private Reverts() {}

    /**
     * A commit that was undone.
     *
     * @param id its id
     * @param subject its subject
     */
    record Undone(String id, String subject) {}

    /** One side's blob of a path became another's. */
    private record Step(String path, ObjectId from, ObjectId to) {}

    static @Nullable Undone find(OpenRepository repository, FileSet set) throws IOException {
        ObjectId start = set.oldCommit();
        if (start == null || set.files().isEmpty() || set.files().size() > FILES_MAX) {
            return null;
        }
        Set<Step> inverse = inverse(set);
        long end = System.nanoTime() + TIME_MAX.toNanos();
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            walk.setRevFilter(RevFilter.NO_MERGES);
            walk.markStart(walk.parseCommit(start));
            int seen = 0;
            for (RevCommit commit = walk.next(); commit != null && seen < COMMITS_MAX; commit = walk.next()) {
                seen++;
                if (commit.getParentCount() == 1 && steps(repository, commit).equals(inverse)) {
                    return new Undone(commit.name(), commit.getShortMessage());
                }
                if (System.nanoTime() > end) {
                    return null;
                }
            }
        } catch (MissingObjectException e) {
            return null; // history is cut off there
        }
        return null;
    }

    private static Set<Step> steps(OpenRepository repository, RevCommit commit) throws IOException {
        List<DiffEntry> entries = ChangeResolver.raw(repository, commit.getParent(0), commit);
        Set<Step> steps = new HashSet<>();
        for (DiffEntry entry : entries) {
            String path =
                    entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
            steps.add(new Step(
                    path, entry.getOldId().toObjectId(), entry.getNewId().toObjectId()));
        }
        return steps;
    }

    private static Set<Step> inverse(FileSet set) {
        Set<Step> steps = new HashSet<>();
        for (FileChange file : set.files()) {
            if (file.kind() == ChangedFile.Kind.RENAMED) {
                steps.add(new Step(file.path(), file.newId(), ObjectId.zeroId()));
                steps.add(new Step(file.oldPath(), ObjectId.zeroId(), file.oldId()));
            } else {
                ObjectId from = file.kind() == ChangedFile.Kind.COPIED ? ObjectId.zeroId() : file.oldId();
                steps.add(new Step(file.path(), file.newId(), from));
            }
        }
        return steps;
    }
}
