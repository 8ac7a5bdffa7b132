package dev.aura.code.watch;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.watch.Changes.Scope;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A standing watch over the directories of a workspace. Its thread marks what may have changed and watches directories that come. */
public final class DirectoryWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(DirectoryWatch.class.getName());

    private static final Set<String> GITS_FILES = Set.of("index", "exclude", "HEAD", "config");

    private final Workspace workspace;
    private final WatchService service;
    private final WatchedTree tree;
    private final Cookies cookies;
    private final WatchKey cookieKey;
    private final Predicate<String> inQuestion;
    private final Changes changes;
    private final Consumer<StatusRuntimeException> ended;
    private volatile boolean closed;

    /** Whether this drain heard of more than paths; used by the thread of the watch alone. */
    private Scope scope = Scope.PATHS;

    /**
     * What a watch needs.
     *
     * @param cookies a directory for {@link Cookies}
     * @param directoriesMax directories that it may watch
     * @param inQuestion which names of files matter
     * @param changes where it marks what may have changed
     * @param ended told once when the watch cannot stand any more
     */
    public record Settings(
            Path cookies,
            int directoriesMax,
            Predicate<String> inQuestion,
            Changes changes,
            Consumer<StatusRuntimeException> ended) {}

    private DirectoryWatch(Workspace workspace, WatchService service, Settings settings) throws IOException {
        this.workspace = workspace;
        this.service = service;
        this.inQuestion = settings.inQuestion();
        this.changes = settings.changes();
        this.ended = settings.ended();
        this.cookies = new Cookies(settings.cookies());
        this.cookieKey = cookies.directory().register(service, StandardWatchEventKinds.ENTRY_CREATE);
        this.tree = new WatchedTree(workspace, service, settings.directoriesMax());
    }

    /**
     * Watches a workspace from now on.
     *
     * @throws StatusRuntimeException RESOURCE_EXHAUSTED with reason WATCH_LIMIT
     */
    public static DirectoryWatch start(Workspace workspace, Settings settings) {
        WatchService service;
        try {
            service = workspace.root().getFileSystem().newWatchService();
        } catch (IOException noInstance) {
            throw WatchedTree.limit(workspace, String.valueOf(noInstance.getMessage()));
        }
        try {
            DirectoryWatch watch = new DirectoryWatch(workspace, service, settings);
            watch.tree.watchAll();
            Thread.ofPlatform()
                    .name("code-watch-" + workspace.root().getFileName())
                    .daemon()
                    .start(watch::run);
            return watch;
        } catch (IOException | RuntimeException failed) {
            closeQuietly(service);
            throw failed instanceof StatusRuntimeException known
                    ? known
                    : WatchedTree.limit(workspace, String.valueOf(failed.getMessage()));
        }
    }

    /** Waits until everything that happened before this call is marked; false when it was not within the time. */
    public boolean settle(Duration max) throws InterruptedException {
        return !closed && cookies.await(max);
    }

    private void run() {
        try {
            while (!closed) {
                drain(service.take());
            }
        } catch (ClosedWatchServiceException done) {
            // closed by us
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (StatusRuntimeException limit) {
            end(limit);
        } catch (IOException | RuntimeException failed) {
            end(WatchedTree.limit(workspace, String.valueOf(failed.getMessage())));
        }
    }

    private void end(StatusRuntimeException why) {
        close();
        ended.accept(why);
    }

    /**
     * Works off what is queued. A cookie is answered only when every key that was queued at that moment was handled, since a key that is
     * handled while more happens is queued again behind the cookie.
     */
    private void drain(WatchKey first) throws IOException {
        List<String> heard = new ArrayList<>();
        int left = Integer.MAX_VALUE;
        WatchKey key = first;
        while (key != null) {
            if (handle(key, heard)) {
                left = Math.min(left, tree.size() + 2);
            }
            key = --left > 0 ? service.poll() : null;
        }
        watchWhatCame();
        heard.forEach(cookies::heard);
    }

    /** Directories are watched before they are marked, so that nothing happens in them between being looked at and being watched. */
    private void watchWhatCame() throws IOException {
        if (scope.compareTo(Scope.EVERYTHING) >= 0) {
            tree.watchAll();
        }
        tree.watchNew(scope == Scope.LISTING).forEach(changes::directory);
        if (scope != Scope.PATHS) {
            changes.all(scope);
            scope = Scope.PATHS;
        }
    }

    private void atLeast(Scope wider) {
        scope = wider.compareTo(scope) > 0 ? wider : scope;
    }

    /** True where it was a cookie. */
    private boolean handle(WatchKey key, List<String> heard) {
        List<WatchEvent<?>> events = key.pollEvents();
        boolean valid = key.reset();
        if (key.equals(cookieKey)) {
            events.forEach(event -> heard.add(String.valueOf(event.context())));
            return true;
        }
        String directory = tree.directory(key);
        for (WatchEvent<?> event : events) {
            if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
                atLeast(Scope.LOST);
            } else if (tree.isGits(key)) {
                gitsOwn(String.valueOf(event.context()));
            } else if (directory != null && event.context() instanceof Path name) {
                happened(event.kind(), directory.isEmpty() ? name.toString() : directory + "/" + name);
            }
        }
        if (!valid && directory != null) {
            gone(directory);
        }
        return false;
    }

    /** Other files may be in question when git has another index, another HEAD, or other settings. */
    private void gitsOwn(String name) {
        if (GITS_FILES.contains(name)) {
            atLeast(Scope.LISTING);
        }
    }

    private void happened(WatchEvent.Kind<?> kind, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals(".git")) {
            atLeast(Scope.EVERYTHING);
        } else if (name.equals(".gitignore")) {
            atLeast(Scope.LISTING);
        } else if (kind.equals(StandardWatchEventKinds.ENTRY_DELETE) && tree.forget(path)) {
            changes.directory(path);
        } else if (kind.equals(StandardWatchEventKinds.ENTRY_CREATE) && tree.cameTo(path)) {
            LOG.log(Level.TRACE, "{0} is to be watched, and marked when it is", path);
        } else if (inQuestion.test(path)) {
            changes.file(path);
        }
    }

    private void gone(String directory) {
        tree.forget(directory);
        changes.directory(directory);
        if (directory.isEmpty()) {
            end(gone(workspace));
        }
    }

    /** Why a watch ends whose directory is gone, or another one. */
    public static StatusRuntimeException gone(Workspace workspace) {
        return Faults.of(
                Status.Code.NOT_FOUND,
                "WORKSPACE_NOT_FOUND",
                "workspace `" + workspace.root() + "` is not there any more, or is another directory; watch again");
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(service);
        cookies.close();
    }

    private static void closeQuietly(WatchService service) {
        try {
            service.close();
        } catch (IOException ignored) {
            // It gives up its descriptors all the same.
        }
    }
}
