package dev.aura.git.change;

import dev.aura.proto.git.v1.ResolvedChange;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The files of a change.
 *
 * @param kind which change it is
 * @param oldCommit commit before; null for a root commit or before the first one
 * @param newCommit commit after; null for the index and the work tree
 * @param files by path
 * @param unmerged paths that are left out because their merge is not finished
 */
public record FileSet(
        ResolvedChange.Kind kind,
        @Nullable ObjectId oldCommit,
        @Nullable ObjectId newCommit,
        List<FileChange> files,
        List<String> unmerged) {

    public FileSet {
        files = List.copyOf(files);
        unmerged = List.copyOf(unmerged);
    }

    /** Whether the new contents are on disk and not in the object database. */
    public boolean onDisk() {
        return kind == ResolvedChange.Kind.WORK_TREE;
    }

    public boolean isEmpty() {
        return files.isEmpty() && unmerged.isEmpty();
    }

    /** The same files under another kind, such as NONE. */
    FileSet as(ResolvedChange.Kind other) {
        return new FileSet(other, oldCommit, newCommit, files, unmerged);
    }
}
