package dev.aura.git.repository;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Finds the repository that a path lies in, by asking git: it alone knows every way to point from one directory to another. */
final class RepositoryLocator {

    private static final int LINES_BARE = 5;

    private final GitProcess git;

    RepositoryLocator(GitProcess git) {
        this.git = git;
    }

    /**
     * Finds the repository.
     *
     * @param path absolute path of a file or directory in or of a repository
     * @throws StatusRuntimeException NOT_A_REPOSITORY, PATH_NOT_ABSOLUTE, PATH_NOT_FOUND, UNTRUSTED_REPOSITORY, UNSUPPORTED_REPOSITORY
     */
    RepositoryLocation locate(String path) {
        Path directory = directory(path);
        RepositoryLocation location = ask(directory);
        boolean insideGitDirectory = location.workTree() == null
                && location.gitDirectory().endsWith(".git")
                && !directory.equals(location.gitDirectory().getParent());
        Path parent = location.gitDirectory().getParent();
        if (insideGitDirectory && parent != null) {
            RepositoryLocation outer = askOrSame(parent, location);
            return outer.gitDirectory().equals(location.gitDirectory()) ? outer : location;
        }
        return location;
    }

    private static Path directory(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT, "PATH_INVALID", "repository: \"" + text + "\" is not a path", e);
        }
        if (!path.isAbsolute()) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "PATH_NOT_ABSOLUTE",
                    "repository: \"" + text
                            + "\" is not an absolute path; give the path of a directory in the repository");
        }
        if (!Files.exists(path)) {
            throw Faults.of(
                    Status.Code.NOT_FOUND, "PATH_NOT_FOUND", "repository: " + text + " does not exist; check the path");
        }
        Path parent = path.getParent();
        return Files.isDirectory(path) || parent == null ? path : parent;
    }

    private RepositoryLocation askOrSame(Path directory, RepositoryLocation otherwise) {
        try {
            return ask(directory);
        } catch (StatusRuntimeException e) {
            return otherwise; // the git directory stands alone, such as one that core.worktree points away from
        }
    }

    private RepositoryLocation ask(Path directory) {
        GitProcess.Output output = git.run(
                directory,
                "rev-parse",
                "--path-format=absolute",
                "--is-bare-repository",
                "--is-shallow-repository",
                "--show-object-format",
                "--absolute-git-dir",
                "--git-common-dir",
                "--show-toplevel");
        List<String> lines = output.text().lines().toList();
        // Without a work tree the last question fails, after the others were answered.
        if (lines.size() < LINES_BARE) {
            throw refused(directory, output.error());
        }
        if (!lines.get(2).equals("sha1")) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "UNSUPPORTED_REPOSITORY",
                    "the repository at " + directory + " names objects by " + lines.get(2)
                            + "; only sha1 can be read so far");
        }
        boolean hasWorkTree = lines.size() > LINES_BARE && output.exit() == 0;
        return new RepositoryLocation(
                hasWorkTree ? Path.of(lines.get(LINES_BARE)) : null,
                Path.of(lines.get(3)),
                Path.of(lines.get(4)),
                lines.get(1).equals("true"));
    }

    private static StatusRuntimeException refused(Path directory, String error) {
        if (error.contains("dubious ownership") || error.contains("unsafe repository")) {
            return Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "UNTRUSTED_REPOSITORY",
                    "git refuses the repository at " + directory
                            + " because another user owns it; if you trust it: git config"
                            + " --global --add safe.directory " + directory);
        }
        if (error.contains("not a git repository")) {
            return Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "NOT_A_REPOSITORY",
                    directory + " is not in a git repository; run git init, or give the path of one");
        }
        return Faults.of(
                Status.Code.FAILED_PRECONDITION,
                "UNSUPPORTED_REPOSITORY",
                "git cannot read the repository at " + directory + ": "
                        + error.lines().findFirst().orElse("no reason given"));
    }
}
