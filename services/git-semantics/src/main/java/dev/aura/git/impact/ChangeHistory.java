package dev.aura.git.impact;

import dev.aura.git.repository.OpenRepository;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which files changed together in the past (Zimmermann et al., "Mining version histories to guide software changes", TSE 2005). Merges
 * and commits of many files say nothing of what belongs together and are left out.
 *
 * @param commits commits that were looked at
 * @param single how many of them changed each of the given files
 * @param together how many changed a given file and another one
 * @param complete whether neither time nor missing objects ended the search
 */
record ChangeHistory(
        int commits, Map<String, Integer> single, Map<String, Map<String, Integer>> together, boolean complete) {

    private static final int FILES_MAX = 50;

    static final ChangeHistory NONE = new ChangeHistory(0, Map.of(), Map.of(), true);

    /**
     * Looks at history.
     *
     * @param from newest commit to look at; null for no history
     * @param paths the given files, by their paths in that commit
     * @param commitsMax commits to look at
     * @param timeMax longest time to spend
     */
    static ChangeHistory read(
            OpenRepository repository, @Nullable ObjectId from, Set<String> paths, int commitsMax, Duration timeMax)
            throws IOException {
        if (from == null || paths.isEmpty()) {
            return NONE;
        }
        Map<String, Integer> single = new HashMap<>();
        Map<String, Map<String, Integer>> together = new HashMap<>();
        Set<ObjectId> cutOff = repository.shallowCommits();
        long end = System.nanoTime() + timeMax.toNanos();
        int commits = 0;
        boolean complete = true;
        try (RevWalk walk = new RevWalk(repository.jgit());
                TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            walk.setRevFilter(RevFilter.NO_MERGES);
            walk.markStart(walk.parseCommit(from));
            for (RevCommit commit = walk.next(); commit != null && commits < commitsMax; commit = walk.next()) {
                if (System.nanoTime() > end) {
                    complete = false;
                    break;
                }
                commits++;
                if (!cutOff.contains(commit)) {
                    count(changed(walk, trees, commit), paths, single, together);
                }
                commit.disposeBody();
            }
        } catch (MissingObjectException e) {
            complete = false; // a partial clone, or one whose history was cut off
        }
        return new ChangeHistory(commits, single, together, complete);
    }

    private static void count(
            Set<String> changed,
            Set<String> paths,
            Map<String, Integer> single,
            Map<String, Map<String, Integer>> together) {
        for (String path : changed) {
            if (paths.contains(path)) {
                single.merge(path, 1, Integer::sum);
                Map<String, Integer> others = together.computeIfAbsent(path, _ -> new HashMap<>());
                changed.stream()
                        .filter(other -> !paths.contains(other))
                        .forEach(other -> others.merge(other, 1, Integer::sum));
            }
        }
    }

    /** Files that a commit changed; none where they are too many to mean anything. */
    private static Set<String> changed(RevWalk walk, TreeWalk trees, RevCommit commit) throws IOException {
        trees.reset();
        trees.setRecursive(true);
        trees.setFilter(TreeFilter.ANY_DIFF);
        if (commit.getParentCount() == 0) {
            trees.addTree(new org.eclipse.jgit.treewalk.EmptyTreeIterator());
        } else {
            trees.addTree(walk.parseCommit(commit.getParent(0)).getTree());
        }
        trees.addTree(commit.getTree());
        Set<String> changed = new HashSet<>();
        while (trees.next()) {
            if (changed.size() == FILES_MAX) {
                return Set.of();
            }
            changed.add(trees.getPathString());
        }
        return changed;
    }

    /** Files of a set that a commit still has. */
    static List<String> existing(OpenRepository repository, ObjectId commit, List<String> paths) throws IOException {
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            RevCommit parsed = walk.parseCommit(commit);
            java.util.ArrayList<String> existing = new java.util.ArrayList<>();
            for (String path : paths) {
                try (TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), path, parsed.getTree())) {
                    if (found != null) {
                        existing.add(path);
                    }
                }
            }
            return existing;
        }
    }
}
