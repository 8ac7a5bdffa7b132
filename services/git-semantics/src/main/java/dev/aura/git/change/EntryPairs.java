package dev.aura.git.change;

import dev.aura.git.repository.OpenRepository;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Differences that git listed, turned into JGit's, by way of two small indexes in memory that hold only what differs. */
final class EntryPairs {

    private final DirCache before = DirCache.newInCore();
    private final DirCache after = DirCache.newInCore();
    private final DirCacheBuilder beforeBuilder = before.builder();
    private final DirCacheBuilder afterBuilder = after.builder();

    void add(String path, FileMode oldMode, ObjectId oldId, FileMode newMode, ObjectId newId) {
        add(beforeBuilder, path, oldMode, oldId);
        add(afterBuilder, path, newMode, newId);
    }

    private static void add(DirCacheBuilder builder, String path, FileMode mode, ObjectId id) {
        if (!mode.equals(FileMode.MISSING)) {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(mode);
            entry.setObjectId(id);
            builder.add(entry);
        }
    }

    List<DiffEntry> entries(OpenRepository repository) throws IOException {
        beforeBuilder.finish();
        afterBuilder.finish();
        try (TreeWalk walk = new TreeWalk(repository.jgit())) {
            walk.addTree(new DirCacheIterator(before));
            walk.addTree(new DirCacheIterator(after));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            return DiffEntry.scan(walk);
        }
    }
}
