package dev.aura.cli.hooks;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Session;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where git looks for hooks.
 *
 * @param path the directory, absolute
 * @param global whether it is for all repositories of the user
 * @param hints what the user should know about it
 */
record HooksDirectory(Path path, boolean global, List<String> hints) {

    static final String HOOKS_PATH = "core.hooksPath";

    HooksDirectory {
        hints = List.copyOf(hints);
    }

    /** That of the repository around the session's directory: linked worktrees share one, submodules have their own. */
    static HooksDirectory ofRepository(Session session) {
        GitCommand here = git(session, session.directory());
        String top = here.run("rev-parse", "--show-toplevel")
                .filter(path -> !path.isEmpty())
                .orElseThrow(() -> Faults.of(
                        Status.Code.FAILED_PRECONDITION,
                        "NOT_A_REPOSITORY",
                        session.directory() + " is not in the work tree of a git repository"));
        Path root = Path.of(top);
        // Asked at the top, because git resolves a relative core.hooksPath against the directory where hooks run.
        Path hooks = git(session, root)
                .run("rev-parse", "--git-path", "hooks")
                .map(path -> root.resolve(path).normalize())
                .orElseThrow(() -> Faults.of(
                        Status.Code.FAILED_PRECONDITION,
                        "NOT_A_REPOSITORY",
                        "git does not tell where the hooks of " + root + " are"));
        Path ours = globalPath(session);
        return new HooksDirectory(hooks, hooks.equals(ours), hints(root, hooks, ours));
    }

    /** The directory for all repositories of the user, whether git uses it already or not. */
    static HooksDirectory ofUser(Session session) {
        return new HooksDirectory(globalPath(session), true, List.of());
    }

    /** What the user's git configuration says; empty where nothing. */
    static Optional<Path> configuredGlobally(Session session) {
        return git(session, session.directory())
                .run("config", "--global", "--type=path", "--get", HOOKS_PATH)
                .map(Path::of);
    }

    static GitCommand git(Session session, Path directory) {
        return new GitCommand(directory, session.surroundings().environment());
    }

    private static Path globalPath(Session session) {
        return session.surroundings().directories().config().resolve("hooks");
    }

    private static List<String> hints(Path root, Path hooks, Path ours) {
        List<String> hints = new ArrayList<>();
        if (hooks.startsWith(root.resolve(".husky"))) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "HOOK_MANAGER",
                    "husky writes the hooks of this repository anew with each install; add the line"
                            + " `aura --no-autostart hook pre-commit \"$@\" || true` to "
                            + root.resolve(".husky/pre-commit")
                            + " (and likewise for other hooks)");
        }
        if (hooks.startsWith(root) && !hooks.startsWith(root.resolve(".git"))) {
            hints.add(hooks + " is part of the work tree: git status will show the change");
        }
        for (String[] manager : new String[][] {
            {".pre-commit-config.yaml", "pre-commit"}, {"lefthook.yml", "lefthook"}, {".overcommit.yml", "overcommit"}
        }) {
            if (root.resolve(manager[0]).toFile().exists()) {
                hints.add(manager[1] + " may write its hooks over these; run aura hooks install again after it did");
            }
        }
        if (hooks.equals(ours)) {
            hints.add("the hooks for all repositories serve this one too");
        }
        return hints;
    }
}
