package dev.aura.code.watch;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The watched directories of a workspace. A watch belongs to a directory and not to its name: where one was moved, registering it again
 * gives the watch that it has, which then goes by its new name. Used by one thread, and before that by the one that starts it.
 */
final class WatchedTree {

    private final WatchService service;
    private final int max;
    private final Map<WatchKey, String> byKey = new HashMap<>();
    private final NavigableMap<String, WatchKey> byPath = new TreeMap<>();
    private final Set<WatchKey> gits = new HashSet<>();
    private final TreeSet<String> came = new TreeSet<>();
    private Workspace workspace;
    private volatile int size;

    WatchedTree(Workspace workspace, WatchService service, int max) {
        this.workspace = workspace;
        this.service = service;
        this.max = max;
    }

    int size() {
        return size;
    }

    /** The directory of a watch, relative to the workspace; null where it is none of ours any more. */
    @Nullable
    String directory(WatchKey key) {
        return byKey.get(key);
    }

    /** Whether a watch is over git's own directory. */
    boolean isGits(WatchKey key) {
        return gits.contains(key);
    }

    /** Watches what there is now, and nothing else. */
    void watchAll() throws IOException {
        Set<WatchKey> before = new HashSet<>(byKey.keySet());
        before.addAll(gits);
        byKey.clear();
        byPath.clear();
        gits.clear();
        came.clear();
        workspace = Workspace.open(workspace.root().toString());
        watch(List.of(""));
        for (Path directory : workspace.watchedPlaces().gitDirectories()) {
            WatchKey key = register(directory);
            if (key != null) {
                gits.add(key);
            }
        }
        before.removeAll(byKey.keySet());
        before.removeAll(gits);
        before.forEach(WatchKey::cancel);
    }

    /** Notes that something came to a path; true where it is a directory. */
    boolean cameTo(String path) {
        boolean isDirectory = Files.isDirectory(workspace.root().resolve(path), LinkOption.NOFOLLOW_LINKS);
        if (isDirectory) {
            came.add(path);
        }
        return isDirectory;
    }

    /**
     * Watches the directories that came since, and gives them.
     *
     * @param everywhere whether any directory may be in question now that was not
     */
    Collection<String> watchNew(boolean everywhere) throws IOException {
        List<String> since = List.copyOf(came);
        came.clear();
        List<String> outermost = new ArrayList<>();
        for (String path : since) {
            if (outermost.isEmpty() || !path.startsWith(outermost.getLast() + "/")) {
                outermost.add(path);
            }
        }
        if (everywhere) {
            watch(List.of(""));
        } else if (!outermost.isEmpty()) {
            watch(outermost);
        }
        return since;
    }

    /** Stops watching a directory and those below it; false where it was not watched. */
    boolean forget(String path) {
        came.remove(path);
        boolean known = byPath.containsKey(path);
        if (known) {
            remove(path);
            List.copyOf(byPath.subMap(path + "/", path + "0").keySet()).forEach(this::remove);
            size = byPath.size();
        }
        return known;
    }

    private void remove(String path) {
        WatchKey key = byPath.remove(path);
        if (key != null && byKey.remove(key, path)) {
            key.cancel();
        }
    }

    /** A directory is watched before it is looked into, so that what comes to it is either seen or heard of. */
    private void watch(Collection<String> below) throws IOException {
        workspace.watchedPlaces().eachDirectory(below, path -> {
            if (byPath.size() >= max && !byPath.containsKey(path)) {
                throw limit(workspace, "it has more than " + max + " directories");
            }
            WatchKey key = register(workspace.root().resolve(path));
            if (key != null) {
                String name = byKey.put(key, path);
                if (name != null && !name.equals(path)) {
                    byPath.remove(name, key);
                }
                byPath.put(path, key);
            }
        });
        size = byPath.size();
    }

    private @Nullable WatchKey register(Path directory) throws IOException {
        try {
            return directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException notThere) {
            return null;
        }
    }

    static StatusRuntimeException limit(Workspace workspace, String why) {
        return Faults.of(
                Status.Code.RESOURCE_EXHAUSTED,
                "WATCH_LIMIT",
                workspace.root() + " cannot be watched: " + why
                        + "; raise fs.inotify.max_user_watches or code.watchDirectoriesMax, or let git ignore what is not"
                        + " source. Questions are answered all the same, by looking at the state of each file");
    }
}
