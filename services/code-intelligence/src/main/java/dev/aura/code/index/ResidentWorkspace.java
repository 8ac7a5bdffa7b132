package dev.aura.code.index;

import dev.aura.bus.events.Events;
import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Updater.Update;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.watch.Changes.Batch;
import dev.aura.code.watch.Changes.Pending;
import dev.aura.code.watch.Changes.Scope;
import dev.aura.code.watch.DirectoryWatch;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The index of one workspace and what keeps it fresh. While it is watched, a question waits for what is known to have changed; while it
 * is not, or the watch does not answer in time, the state of every file is looked at.
 *
 * <p>Whoever brings the index up to date holds {@code updating}, then the index's own lock for a moment; nobody takes them the other way
 * round. Starting and stopping a watch has a lock of its own, taken before both.
 */
final class ResidentWorkspace {

    private final ScanSettings settings;
    private final IndexLimits limits;
    private final FileSet files;
    private final Updater updater;
    private final Saving saving;
    private final ChangePublisher publisher;
    private final Events events;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock updating = new ReentrantLock();
    private final ReentrantLock starting = new ReentrantLock();

    private volatile Workspace workspace;
    private volatile @Nullable Watching watching;
    private volatile @Nullable Verified verified;

    /** When the last look at every file began, and whether git had listed them. */
    private record Verified(long beganNanos, boolean fromGit) {}

    ResidentWorkspace(
            Workspace workspace, ScanSettings settings, IndexLimits limits, SavedIndexes saved, Events events) {
        this.workspace = workspace;
        this.settings = settings;
        this.limits = limits;
        this.events = events;
        this.files = new FileSet(settings.languages());
        this.updater = new Updater(settings, files, saved);
        this.saving = new Saving(workspace.root(), files, saved);
        this.publisher = new ChangePublisher(workspace.root().toString(), settings, events);
    }

    /**
     * How fresh the index is.
     *
     * @param pending what has changed and is not worked in
     * @param computed files that were parsed for the question
     * @param watched whether a watch vouches for it
     * @param revision commit that is checked out
     */
    record Fresh(Pending pending, int computed, boolean watched, String revision) {}

    FileSet files() {
        return files;
    }

    ScanSettings settings() {
        return settings;
    }

    boolean isWatched() {
        return watching != null;
    }

    /** Brings the index up to date with everything that happened before this call, or says what is missing. */
    Fresh refresh(Workspace opened, ProgressMeter progress) {
        boolean same = opened.isInWorkTree() == workspace.isInWorkTree();
        if (!same) {
            workspace = opened;
        }
        Watching standing = watching;
        if (standing != null && !standing.isSameRoot()) {
            lost(standing, DirectoryWatch.gone(workspace));
        } else if (standing != null && same) {
            Pending pending = standing.settle(limits.freshWait());
            if (pending != null) {
                return fresh(pending, 0, true);
            }
        }
        return fresh(Pending.NONE, verify(progress), false);
    }

    private Fresh fresh(Pending pending, int computed, boolean watched) {
        Verified last = verified;
        return new Fresh(pending, computed, watched, last != null && last.fromGit() ? workspace.revision() : "");
    }

    /** Looks at the state of every file, unless somebody else began to after this call; gives how many files were parsed. */
    private int verify(ProgressMeter progress) {
        long asked = System.nanoTime();
        updating.lock();
        try {
            Verified last = verified;
            if (last != null && last.beganNanos() - asked > 0) {
                return 0;
            }
            long began = System.nanoTime();
            Update update = isWatched() ? verifyToTheEnd(progress) : updater.verify(workspace, false, progress);
            verified = new Verified(began, update.source() == FileListing.Source.GIT);
            saving.changed(update.changes().size());
            tell(update.changes(), false);
            return update.computed();
        } finally {
            updating.unlock();
        }
    }

    /** Listeners are told of what is found, so a caller who leaves must not stop it halfway. */
    private Update verifyToTheEnd(ProgressMeter progress) {
        Context before = Context.ROOT.attach();
        try {
            return updater.verify(workspace, true, progress);
        } finally {
            Context.ROOT.detach(before);
        }
    }

    private void apply(Batch batch) {
        updating.lock();
        try {
            if (batch.scope() != Scope.PATHS) {
                workspace = Workspace.open(workspace.root().toString());
            }
            Update update = updater.apply(workspace, batch, silent());
            Verified last = verified;
            if (update.source() != null && last != null) {
                verified = new Verified(last.beganNanos(), update.source() == FileListing.Source.GIT);
            }
            saving.changed(update.changes().size());
            tell(update.changes(), batch.scope() == Scope.LOST);
        } finally {
            updating.unlock();
        }
    }

    private ProgressMeter silent() {
        return new ProgressMeter(events, "", "", settings.clock());
    }

    private void tell(List<FileChange> changes, boolean rescanned) {
        if (watching != null && (rescanned || !changes.isEmpty())) {
            publisher.changed(changes, rescanned);
            listeners.forEach(listener -> listener.changed(changes, rescanned));
        }
    }

    /** Watches, and tells a listener of what changes until the subscription is closed. */
    Events.Subscription watch(ChangeListener listener) {
        starting.lock();
        try {
            Watching standing = watching;
            if (standing != null && !standing.isSameRoot()) {
                lost(standing, DirectoryWatch.gone(workspace));
                standing = null;
            }
            if (standing == null) {
                start();
            }
            listeners.add(listener);
        } finally {
            starting.unlock();
        }
        return () -> leave(listener);
    }

    /** What happens while the first look is under way is marked, and worked in after it. */
    private void start() {
        Watching[] started = new Watching[1];
        Watching begun = Watching.start(workspace, limits, updater::isInQuestion, why -> lostLater(started, why));
        started[0] = begun;
        try {
            verify(silent());
        } catch (RuntimeException failed) {
            begun.close();
            throw failed;
        }
        watching = begun;
        begun.begin(this::apply);
    }

    /** Told by a watch that may have ended before its start was over. */
    private void lostLater(Watching[] started, StatusRuntimeException why) {
        starting.lock();
        try {
            lost(started[0], why);
        } finally {
            starting.unlock();
        }
    }

    private void lost(Watching ended, StatusRuntimeException why) {
        starting.lock();
        try {
            if (ended.equals(watching)) {
                List<ChangeListener> told = List.copyOf(listeners);
                end(ended, told);
                told.forEach(listener -> listener.ended(why));
            }
        } finally {
            starting.unlock();
        }
    }

    private void end(Watching standing, List<ChangeListener> gone) {
        watching = null;
        listeners.removeAll(gone);
        standing.close();
    }

    private void leave(ChangeListener listener) {
        starting.lock();
        try {
            listeners.remove(listener);
            Watching standing = watching;
            if (standing != null && listeners.isEmpty()) {
                end(standing, List.of());
            }
        } finally {
            starting.unlock();
        }
    }

    /** Ends the watch, if there is one, and says why. */
    void end(StatusRuntimeException why) {
        Watching standing = watching;
        if (standing != null) {
            lost(standing, why);
        }
    }

    /** Writes what is worth keeping for the next process, and waits for it. */
    void save() {
        saving.save();
    }

    /** Sees to it that no process begins with this index. */
    void forget() {
        saving.forget();
    }

    /** About how much memory the index takes. */
    long bytes() {
        return files.bytes();
    }
}
