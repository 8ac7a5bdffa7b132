package dev.aura.git.change;

import dev.aura.proto.git.v1.ChangedFile;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One file of a change.
 *
 * @param kind what happened to it
 * @param path after, or before where deleted; relative to the repository's root
 * @param oldPath before; the same as path where it did not move
 * @param oldMode before; MISSING where added
 * @param newMode after; MISSING where deleted
 * @param oldId blob before; zeros where added
 * @param newId blob after, also of files on disk; zeros where deleted
 */
public record FileChange(
        ChangedFile.Kind kind,
        String path,
        String oldPath,
        FileMode oldMode,
        FileMode newMode,
        ObjectId oldId,
        ObjectId newId) {

    static FileChange of(DiffEntry entry) {
        ChangedFile.Kind kind = switch (entry.getChangeType()) {
            case ADD -> ChangedFile.Kind.ADDED;
            case MODIFY -> ChangedFile.Kind.MODIFIED;
            case DELETE -> ChangedFile.Kind.DELETED;
            case RENAME -> ChangedFile.Kind.RENAMED;
            case COPY -> ChangedFile.Kind.COPIED;
        };
        boolean deleted = kind == ChangedFile.Kind.DELETED;
        boolean added = kind == ChangedFile.Kind.ADDED;
        return new FileChange(
                kind,
                deleted ? entry.getOldPath() : entry.getNewPath(),
                added ? entry.getNewPath() : entry.getOldPath(),
                entry.getOldMode(),
                entry.getNewMode(),
                complete(entry.getOldId()),
                complete(entry.getNewId()));
    }

    private static ObjectId complete(AbbreviatedObjectId id) {
        return id == null || !id.isComplete() ? ObjectId.zeroId() : id.toObjectId();
    }

    public boolean submodule() {
        return oldMode.equals(FileMode.GITLINK) || newMode.equals(FileMode.GITLINK);
    }

    /** Whether it is or was a link; where a link leads is not part of the change. */
    public boolean link() {
        return oldMode.equals(FileMode.SYMLINK) || newMode.equals(FileMode.SYMLINK);
    }

    /** Whether the content is the same and only the mode differs. */
    public boolean modeOnly() {
        return kind == ChangedFile.Kind.MODIFIED && oldId.equals(newId);
    }

    public boolean moved() {
        return !path.equals(oldPath);
    }

    /** Whether there is a file before. */
    public boolean hasOld() {
        return !oldMode.equals(FileMode.MISSING) && kind != ChangedFile.Kind.ADDED;
    }

    /** Whether there is a file after. */
    public boolean hasNew() {
        return !newMode.equals(FileMode.MISSING);
    }
}
