package dev.aura.cli.hooks;

import dev.aura.proto.git.v1.Change;
import java.util.Optional;

/**
 * The change that a commit under way will record. Usually that is what is staged. With {@code git commit -a} and
 * {@code git commit FILE} git uses an index of its own, which the service cannot know; what it holds is then written as a commit
 * that nothing refers to, and that git collects as garbage later.
 */
final class PendingChange {

    private static final String[] NOBODY = {"-c", "user.name=aura", "-c", "user.email=aura@localhost"};

    private PendingChange() {}

    /** The change; empty where git cannot tell, as in an unfinished merge. */
    static Optional<Change> of(HookRun run) {
        String index = run.variable("GIT_INDEX_FILE");
        if (index.isEmpty() || index.equals("index") || index.endsWith("/index")) {
            return Optional.of(Change.newBuilder().setStaged(true).build());
        }
        GitCommand git = run.git();
        return git.run("write-tree")
                .flatMap(tree -> git.run(commit(tree, git.run("rev-parse", "-q", "--verify", "HEAD"))))
                .map(commit -> Change.newBuilder().setCommit(commit).build());
    }

    private static String[] commit(String tree, Optional<String> parent) {
        String[] tail = parent.map(id -> new String[] {"commit-tree", tree, "-m", "pending", "-p", id})
                .orElse(new String[] {"commit-tree", tree, "-m", "pending"});
        String[] all = new String[NOBODY.length + tail.length];
        System.arraycopy(NOBODY, 0, all, 0, NOBODY.length);
        System.arraycopy(tail, 0, all, NOBODY.length, tail.length);
        return all;
    }
}
