package dev.aura.git.change;

import dev.aura.bus.status.Faults;
import dev.aura.git.repository.OpenRepository;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Finds commits by the names that people write (gitrevisions(7)). */
final class Revisions {

    private Revisions() {}

    /** The commit that a revision names. Throws BAD_REVISION. */
    static ObjectId commit(OpenRepository repository, String revision) throws IOException {
        try {
            ObjectId id = repository.jgit().resolve(revision.strip() + "^{commit}");
            if (id == null || revision.isBlank()) {
                throw bad(revision, "names no commit here");
            }
            return id;
        } catch (AmbiguousObjectException e) {
            throw bad(revision, "is ambiguous: " + e.getCandidates().size() + " objects begin so");
        } catch (RevisionSyntaxException e) {
            throw bad(revision, "is not a revision");
        } catch (IncorrectObjectTypeException | MissingObjectException e) {
            throw bad(revision, "is not a commit");
        }
    }

    /** First parent of a commit; null for a root commit. Throws SHALLOW_HISTORY where the parent was cut off. */
    static @Nullable ObjectId firstParent(OpenRepository repository, ObjectId commit) throws IOException {
        if (repository.shallowCommits().contains(commit)) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "SHALLOW_HISTORY",
                    "the parent of commit " + commit.name()
                            + " is cut off in this shallow clone; git fetch --deepen=1 brings it");
        }
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            RevCommit parsed = walk.parseCommit(commit);
            return parsed.getParentCount() == 0 ? null : parsed.getParent(0).getId();
        }
    }

    /** The best common ancestor. Throws NO_MERGE_BASE. */
    static ObjectId mergeBase(OpenRepository repository, ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            RevCommit base = walk.next();
            if (base == null) {
                throw Faults.of(
                        Status.Code.FAILED_PRECONDITION,
                        "NO_MERGE_BASE",
                        one.name() + " and " + other.name() + " have no common ancestor"
                                + (repository.location().shallow()
                                        ? " in this shallow clone; git fetch --unshallow"
                                        : "")
                                + "; use A..B to compare them directly");
            }
            return base.getId();
        }
    }

    static StatusRuntimeException bad(String revision, String why) {
        return Faults.of(
                Status.Code.INVALID_ARGUMENT,
                "BAD_REVISION",
                "revision \"" + revision + "\" " + why
                        + "; try a branch, a tag, HEAD~1 or a commit id (git log --oneline)");
    }
}
