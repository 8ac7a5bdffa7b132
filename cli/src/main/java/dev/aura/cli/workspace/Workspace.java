package dev.aura.cli.workspace;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Session;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The directory that a question is about and the paths in it.
 *
 * @param root absolute; the work tree of the repository, or the given directory where there is none
 * @param paths relative to the root, with {@code /}; empty for the whole workspace
 */
public record Workspace(Path root, List<String> paths) {

    public Workspace {
        paths = List.copyOf(paths);
    }

    /** The workspace around the current directory, as a whole. */
    public static Workspace around(Session session) {
        return new Workspace(rootOf(session.directory()), List.of());
    }

    /** The workspace of the paths typed; of the current directory where none was. All must lie in one. */
    public static Workspace of(Session session, List<String> typed) {
        if (typed.isEmpty()) {
            return of(List.of(session.directory()));
        }
        return of(typed.stream().map(session::existing).toList());
    }

    /** The root in the form that requests carry. */
    public String name() {
        return root.toString();
    }

    private static Workspace of(List<Path> existing) {
        Path root = rootOf(existing.getFirst());
        List<String> paths = new ArrayList<>();
        for (Path path : existing) {
            if (!path.startsWith(root)) {
                throw Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "TWO_WORKSPACES",
                        path + " is not in the workspace " + root + "; ask about one workspace at a time");
            }
            paths.add(root.relativize(path).toString().replace('\\', '/'));
        }
        return new Workspace(root, paths.contains("") ? List.of() : paths);
    }

    private static Path rootOf(Path path) {
        for (Path up = path; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))) {
                return up;
            }
        }
        return Files.isDirectory(path) ? path : Objects.requireNonNull(path.getParent(), "parent of a file");
    }
}
