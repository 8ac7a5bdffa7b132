package dev.aura.git.message;

import dev.aura.git.repository.OpenRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Which directories on a path tell something: those that have siblings. {@code org/example/project} tells nothing where it stands alone. */
final class Layout {

    private Layout() {}

    /** The directories of a path that have siblings, outermost first. */
    static List<String> telling(OpenRepository repository, ObjectId commit, List<String> directories)
            throws IOException {
        List<String> telling = new ArrayList<>();
        try (ObjectReader reader = repository.jgit().newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            ObjectId tree = walk.parseCommit(commit).getTree();
            for (String name : directories) {
                ObjectId child = null;
                int siblings = 0;
                try (TreeWalk entries = new TreeWalk(reader)) {
                    entries.addTree(tree);
                    while (entries.next()) {
                        if (entries.getFileMode(0).equals(FileMode.TREE)) {
                            siblings++;
                            child = entries.getNameString().equals(name) ? entries.getObjectId(0) : child;
                        }
                    }
                }
                if (siblings > 1 || child == null) {
                    telling.add(name);
                }
                if (child == null) {
                    return telling; // a directory that the commit does not have yet
                }
                tree = child;
            }
        } catch (MissingObjectException e) {
            return telling; // a partial clone without that tree
        }
        return telling;
    }
}
