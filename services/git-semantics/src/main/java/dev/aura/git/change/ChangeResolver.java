package dev.aura.git.change;

import dev.aura.git.repository.OpenRepository;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.ResolvedChange;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Finds the files of a change, as the contract's {@code Change} describes it. */
public final class ChangeResolver {

    private final OpenRepository repository;
    private final Renames renames;
    private final PendingChanges pending;

    /**
     * A resolver for one call.
     *
     * @param renameLimit files added or deleted above which renames are found by equal content only
     * @param fileBytesMax size above which a file's content is not compared to find a rename
     */
    public ChangeResolver(OpenRepository repository, int renameLimit, int fileBytesMax) {
        this.repository = repository;
        this.renames = new Renames(repository, renameLimit, fileBytesMax);
        this.pending = new PendingChanges(repository, renames, fileBytesMax);
    }

    /**
     * Finds the files.
     *
     * @throws io.grpc.StatusRuntimeException BAD_REVISION, BARE_REPOSITORY, SHALLOW_HISTORY, NO_MERGE_BASE
     */
    public FileSet resolve(Change change) throws IOException {
        return switch (change.getSelectorCase()) {
            case STAGED -> change.getStaged() ? staged(change) : whatIsThere(change);
            case WORK_TREE -> change.getWorkTree() ? pending.workTree() : whatIsThere(change);
            case COMMIT -> commit(Revisions.commit(repository, change.getCommit()));
            case RANGE -> range(change.getRange());
            case SELECTOR_NOT_SET -> whatIsThere(change);
        };
    }

    /** Files that one commit changed against its first parent. */
    public FileSet commit(ObjectId commit) throws IOException {
        ObjectId parent = Revisions.firstParent(repository, commit);
        return between(ResolvedChange.Kind.COMMIT, parent, commit);
    }

    private FileSet staged(Change change) throws IOException {
        return pending.staged(change.getIndexFile());
    }

    private FileSet whatIsThere(Change change) throws IOException {
        if (repository.location().workTree() != null) {
            FileSet staged = staged(change);
            if (!staged.isEmpty()) {
                return staged;
            }
            FileSet workTree = pending.workTree();
            if (!workTree.isEmpty()) {
                return workTree;
            }
        }
        ObjectId head = repository.head();
        return head == null ? new FileSet(ResolvedChange.Kind.NONE, null, null, List.of(), List.of()) : commit(head);
    }

    private FileSet range(String range) throws IOException {
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw Revisions.bad(range, "is not a range A..B or A...B");
        }
        boolean fromBase = range.startsWith("...", dots);
        ObjectId left = Revisions.commit(repository, orHead(range.substring(0, dots)));
        ObjectId right = Revisions.commit(repository, orHead(range.substring(dots + (fromBase ? 3 : 2))));
        ObjectId from = fromBase ? Revisions.mergeBase(repository, left, right) : left;
        return between(ResolvedChange.Kind.RANGE, from, right);
    }

    private static String orHead(String revision) {
        return revision.isBlank() ? "HEAD" : revision;
    }

    private FileSet between(ResolvedChange.Kind kind, @Nullable ObjectId from, ObjectId to) throws IOException {
        return new FileSet(kind, from, to, renames.detect(raw(repository, from, to)), List.of());
    }

    /** Differences of two commits' trees, without renames; from null stands for the empty tree. */
    public static List<DiffEntry> raw(OpenRepository repository, @Nullable ObjectId from, ObjectId to)
            throws IOException {
        try (RevWalk commits = new RevWalk(repository.jgit());
                TreeWalk walk = new TreeWalk(repository.jgit())) {
            if (from == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(tree(commits, walk, from));
            }
            walk.addTree(tree(commits, walk, to));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            return DiffEntry.scan(walk);
        }
    }

    private static CanonicalTreeParser tree(RevWalk commits, TreeWalk walk, ObjectId commit) throws IOException {
        return new CanonicalTreeParser(
                null, walk.getObjectReader(), commits.parseCommit(commit).getTree());
    }
}
