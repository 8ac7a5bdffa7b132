package dev.aura.bus.workspace;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A directory that a service was asked about. Nothing outside it can be reached through it, not through links either. */
public final class Workspace {

    /** Files that a listing gives at most, unless asked otherwise. */
    public static final int FILES_MAX = 200_000;

    private static final int BINARY_PROBE_BYTES = 8000;

    private final Path root;
    private final @Nullable GitWorkTree workTree;

    private Workspace(Path root) {
        this.root = root;
        this.workTree = GitWorkTree.around(root);
    }

    /**
     * Opens a directory.
     *
     * @throws StatusRuntimeException INVALID_ARGUMENT with reason PATH_NOT_ABSOLUTE or NOT_A_DIRECTORY, NOT_FOUND with reason
     *     WORKSPACE_NOT_FOUND, PERMISSION_DENIED with reason WORKSPACE_UNREADABLE
     */
    public static Workspace open(String absolutePath) {
        Path path = parse(absolutePath);
        if (!path.isAbsolute()) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "PATH_NOT_ABSOLUTE",
                    "workspace `" + absolutePath + "` is not an absolute path; give the directory from the root");
        }
        try {
            Path real = path.toRealPath();
            if (!Files.isDirectory(real)) {
                throw Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "NOT_A_DIRECTORY",
                        "workspace `" + absolutePath + "` is not a directory; give the directory it lies in");
            }
            return new Workspace(real);
        } catch (NoSuchFileException missing) {
            throw Faults.of(
                    Status.Code.NOT_FOUND,
                    "WORKSPACE_NOT_FOUND",
                    "workspace `" + absolutePath + "` does not exist; check the path");
        } catch (IOException unreadable) {
            throw Faults.of(
                    Status.Code.PERMISSION_DENIED,
                    "WORKSPACE_UNREADABLE",
                    "workspace `" + absolutePath + "` cannot be opened: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** Canonical path of the directory. */
    public Path root() {
        return root;
    }

    /**
     * The place that a path stands for; it need not exist.
     *
     * @param relative path relative to the workspace with {@code /}; an absolute one must lie inside
     * @throws StatusRuntimeException PERMISSION_DENIED with reason OUTSIDE_WORKSPACE, INVALID_ARGUMENT with reason BAD_PATH
     */
    public Path resolve(String relative) {
        Path path = root.resolve(parse(relative)).normalize();
        if (!path.startsWith(root) || !isInside(path)) {
            throw Faults.of(
                    Status.Code.PERMISSION_DENIED,
                    "OUTSIDE_WORKSPACE",
                    "`" + relative + "` leads out of the workspace " + root
                            + "; open the directory it lies in instead");
        }
        return path;
    }

    /** The path relative to the workspace, with {@code /}; empty for the workspace itself. */
    public String relativize(Path inside) {
        return root.relativize(inside).toString();
    }

    /** Lists the files in question, at most {@link #FILES_MAX}. See {@link #files(List, int)}. */
    public FileListing files(List<String> paths) {
        return files(paths, FILES_MAX);
    }

    /**
     * Lists the files in question. In a git work tree these are the tracked and the untracked, not ignored ones; elsewhere, and where
     * git lists nothing (an ignored directory), a walk. A file that is named is listed whether ignored or not.
     *
     * @param paths files or directories relative to the workspace; empty for all of it
     * @param filesMax how many to list at most
     * @throws StatusRuntimeException NOT_FOUND with reason PATH_NOT_FOUND, FAILED_PRECONDITION with reason BARE_REPOSITORY, and what
     *     {@link #resolve} throws
     */
    public FileListing files(List<String> paths, int filesMax) {
        SortedSet<String> found = new TreeSet<>();
        List<String> directories = new ArrayList<>();
        for (String path : paths.isEmpty() ? List.of("") : paths) {
            Path place = existing(path);
            if (Files.isDirectory(place)) {
                directories.add(relativize(place));
            } else {
                found.add(relativize(place));
            }
        }
        boolean git = directories.isEmpty() || listWithGit(directories, found, filesMax + 1);
        if (!git) {
            walk(directories, found, filesMax + 1);
        }
        List<String> listed = List.copyOf(found);
        boolean truncated = listed.size() > filesMax;
        return new FileListing(
                truncated ? listed.subList(0, filesMax) : listed,
                git && workTree != null ? FileListing.Source.GIT : FileListing.Source.WALK,
                truncated);
    }

    /** Commit and changed files; {@link GitState#NONE} outside a git work tree. */
    public GitState gitState(int dirtyPathsMax) {
        return workTree == null ? GitState.NONE : workTree.state(dirtyPathsMax);
    }

    /** Commit id of HEAD; empty before the first commit and outside a git work tree. */
    public String revision() {
        return workTree == null ? "" : workTree.revision();
    }

    /** Whether it is, or lies in, a git work tree. */
    public boolean isInWorkTree() {
        return workTree != null;
    }

    /** Which of its directories may hold files in question, and which of the files that may have changed are. */
    public WatchedPlaces watchedPlaces() {
        return new WatchedPlaces(root, workTree);
    }

    /**
     * For each file how many of the last commits of at most a year touched it; empty outside a git work tree, and before the first
     * commit.
     */
    public Map<String, Integer> churn(int commitsMax) {
        return workTree == null ? Map.of() : workTree.churn(commitsMax);
    }

    /** The commits of the work tree; empty outside one. */
    public Optional<GitHistory> history() {
        return workTree == null ? Optional.empty() : Optional.of(GitHistory.of(root));
    }

    /** Looks at a listed file without following a link. */
    public FileStat stat(String path) {
        try {
            Path place = root.resolve(path);
            BasicFileAttributes attributes =
                    Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                return new FileStat.Regular(
                        attributes.size(),
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                        Objects.toString(attributes.fileKey(), ""));
            }
            if (attributes.isSymbolicLink()) {
                return isInside(place)
                        ? new FileStat.Link()
                        : new FileStat.Skipped(SkipReason.OUTSIDE.of(path, "link that leads out of the workspace"));
            }
            String what = attributes.isDirectory() ? "submodule" : "not a regular file";
            return new FileStat.Skipped(SkipReason.UNSUPPORTED.of(path, what));
        } catch (NoSuchFileException gone) {
            return new FileStat.Skipped(SkipReason.VANISHED.of(path, ""));
        } catch (InvalidPathException name) {
            return new FileStat.Skipped(SkipReason.UNREADABLE.of(path, "name cannot be expressed in this locale"));
        } catch (IOException unreadable) {
            return new FileStat.Skipped(
                    SkipReason.UNREADABLE.of(path, unreadable.getClass().getSimpleName()));
        }
    }

    /** Reads a text file that was listed. A link is read where it leads to a file of the workspace. */
    public FileRead read(String path, long bytesMax) {
        FileStat stat = stat(path);
        String place = path;
        if (stat instanceof FileStat.Link) {
            try {
                place = relativize(root.resolve(path).toRealPath());
                stat = stat(place);
            } catch (IOException broken) {
                return new FileRead.Skipped(SkipReason.VANISHED.of(path, "link to nothing"));
            }
        }
        return switch (stat) {
            case FileStat.Skipped skipped -> new FileRead.Skipped(skipped.file());
            case FileStat.Link ignored -> new FileRead.Skipped(SkipReason.UNSUPPORTED.of(path, "link"));
            case FileStat.Regular regular -> read(path, root.resolve(place), regular, bytesMax);
        };
    }

    private static FileRead read(String path, Path place, FileStat.Regular stat, long bytesMax) {
        if (stat.size() > bytesMax) {
            return new FileRead.Skipped(
                    SkipReason.TOO_LARGE.of(path, stat.size() + " bytes, the limit is " + bytesMax));
        }
        try (InputStream input = Files.newInputStream(place, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = input.readNBytes((int) Math.min(bytesMax + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > bytesMax) {
                return new FileRead.Skipped(SkipReason.TOO_LARGE.of(path, "the limit is " + bytesMax + " bytes"));
            }
            return isBinary(bytes)
                    ? new FileRead.Skipped(SkipReason.BINARY.of(path, ""))
                    : new FileRead.Content(bytes, stat);
        } catch (NoSuchFileException gone) {
            return new FileRead.Skipped(SkipReason.VANISHED.of(path, ""));
        } catch (IOException unreadable) {
            return new FileRead.Skipped(
                    SkipReason.UNREADABLE.of(path, unreadable.getClass().getSimpleName()));
        }
    }

    /** As git decides: a zero byte near the start; but UTF-16 with its mark is text. */
    public static boolean isBinary(byte[] bytes) {
        boolean wide = bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE;
        for (int at = 0; !wide && at < Math.min(bytes.length, BINARY_PROBE_BYTES); at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean listWithGit(List<String> directories, SortedSet<String> found, int max) {
        if (workTree == null) {
            if (GitWorkTree.isBare(root)) {
                throw Faults.of(
                        Status.Code.FAILED_PRECONDITION,
                        "BARE_REPOSITORY",
                        root + " is a bare repository and has no files; open a clone with a work tree");
            }
            return false;
        }
        int before = found.size();
        List<String> pathspecs =
                directories.stream().map(name -> name.isEmpty() ? "." : name).toList();
        return workTree.list(pathspecs, found, max) && found.size() > before;
    }

    private void walk(List<String> directories, SortedSet<String> found, int max) {
        for (String directory : directories) {
            try {
                new DirectoryWalk(root).list(root.resolve(directory), found, max);
            } catch (IOException unreadable) {
                throw Faults.of(
                        Status.Code.PERMISSION_DENIED,
                        "WORKSPACE_UNREADABLE",
                        "`" + directory + "` in " + root + " cannot be listed: " + unreadable.getMessage(),
                        unreadable);
            }
        }
    }

    private Path existing(String path) {
        Path place = resolve(path);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw Faults.of(
                    Status.Code.NOT_FOUND,
                    "PATH_NOT_FOUND",
                    "`" + path + "` does not exist in " + root + "; check the path");
        }
        try {
            return place.toRealPath();
        } catch (IOException dangling) {
            return place;
        }
    }

    /** Whether what a path leads to, or its nearest directory that exists, lies inside. */
    private boolean isInside(Path path) {
        for (Path place = path; place != null; place = place.getParent()) {
            try {
                return place.toRealPath().startsWith(root);
            } catch (NoSuchFileException missing) {
                if (Files.isSymbolicLink(place)) {
                    return isInsideDangling(place);
                }
            } catch (IOException unreadable) {
                return false;
            }
        }
        return false;
    }

    private boolean isInsideDangling(Path link) {
        try {
            Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
            return target.startsWith(root);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Path parse(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException bad) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT, "BAD_PATH", "`" + text.replace('\0', '?') + "` is not a path", bad);
        }
    }
}
