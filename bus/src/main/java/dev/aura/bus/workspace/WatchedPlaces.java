package dev.aura.bus.workspace;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a watch over a workspace needs to know: the directories to look into, and which files are in question. */
public final class WatchedPlaces {

    private static final int DEPTH_MAX = 128;
    private static final int IGNORED_MAX = 1_000_000;

    /** Paths that one command line takes; with more the whole workspace is listed. */
    private static final int ARGUMENTS_MAX = 500;

    private final Path root;
    private final @Nullable GitWorkTree workTree;

    WatchedPlaces(Path root, @Nullable GitWorkTree workTree) {
        this.root = root;
        this.workTree = workTree;
    }

    /** Takes a directory, relative to the workspace, before it is looked into. */
    public interface Visitor {
        void visit(String directory) throws IOException;
    }

    /**
     * Visits the given directories and those below them, without what git ignores as a whole, nested repositories and git's own; where
     * there is no git, without the folders that tools fill. Links are not followed.
     *
     * @param below relative to the workspace; the empty path for all of it
     */
    public void eachDirectory(Collection<String> below, Visitor visitor) throws IOException {
        Set<String> ignored = new HashSet<>();
        List<String> starts = below.stream().map(WatchedPlaces::argument).toList();
        boolean git = workTree != null
                && workTree.ignored(starts.size() > ARGUMENTS_MAX ? List.of(".") : starts, ignored, IGNORED_MAX);
        for (String start : below) {
            Path place = root.resolve(start);
            if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                walk(place, git, ignored, visitor);
            }
        }
    }

    private void walk(Path start, boolean git, Set<String> ignored, Visitor visitor) throws IOException {
        Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String path = root.relativize(directory).toString();
                if (!path.isEmpty() && isLeftOut(directory, path, git, ignored)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                visitor.visit(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException broken) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isLeftOut(Path directory, String path, boolean git, Set<String> ignored) {
        if (!git) {
            return DirectoryWalk.isLeftOut(directory);
        }
        return ignored.contains(path)
                || directory.endsWith(".git")
                || Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
    }

    /** Files in question at or below the given paths, which need not exist; empty where they cannot be told apart from the rest. */
    public Optional<NavigableSet<String>> filesAmong(Collection<String> paths, int max) {
        NavigableSet<String> found = new TreeSet<>();
        if (paths.isEmpty()) {
            return Optional.of(found);
        }
        if (workTree != null) {
            List<String> starts = paths.stream().map(WatchedPlaces::argument).toList();
            boolean told = starts.size() <= ARGUMENTS_MAX && workTree.list(starts, found, max);
            return told ? Optional.of(found) : Optional.empty();
        }
        for (String path : paths) {
            try {
                add(path, found, max);
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private void add(String path, Collection<String> found, int max) throws IOException {
        Path place = root.resolve(path);
        for (Path up = place.getParent(); up != null && !up.equals(root) && up.startsWith(root); up = up.getParent()) {
            if (DirectoryWalk.isLeftOut(up)) {
                return;
            }
        }
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            if (place.equals(root) || !DirectoryWalk.isLeftOut(place)) {
                new DirectoryWalk(root).list(place, found, max);
            }
        } else if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            found.add(path);
        }
    }

    /** Git's own directories whose files say what is in question: with its index, and with its list of excludes. */
    public List<Path> gitDirectories() {
        GitHead head = workTree == null ? null : workTree.head();
        return head == null
                ? List.of()
                : List.of(head.directory(), head.commonDirectory().resolve("info"));
    }

    private static String argument(String path) {
        return path.isEmpty() ? "." : path;
    }
}
