package dev.aura.code.index;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.protobuf.util.Timestamps;
import dev.aura.bus.events.Events;
import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.ResidentWorkspace.Fresh;
import dev.aura.code.store.AnalysisStore;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.mesh.v1.Freshness;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The indexes of workspaces: those asked lately are kept, within bounds; those that are watched stay. */
public final class Indexes implements AutoCloseable {

    private final ScanSettings settings;
    private final IndexLimits limits;
    private final Events events;
    private final SavedIndexes saved;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<Path, ResidentWorkspace> byRoot = new LinkedHashMap<>(16, 0.75f, true);

    /** How many questions look at each at this moment. */
    @GuardedBy("lock")
    private final Map<ResidentWorkspace, Integer> inUse = new HashMap<>();

    public Indexes(ScanSettings settings, IndexLimits limits, Events events) {
        this.settings = settings;
        this.limits = limits;
        this.events = events;
        this.saved = new SavedIndexes(
                limits.saved(), limits.workspacesMax(), AnalysisStore.ANALYZER_VERSION + " " + settings.fileBytesMax());
    }

    public ScanSettings settings() {
        return settings;
    }

    /**
     * Asks the index of a workspace, brought up to date.
     *
     * @param overlay contents to use in place of files
     */
    public <T> T ask(
            Workspace workspace, List<FileContent> overlay, ProgressMeter progress, Function<IndexView, T> question) {
        ResidentWorkspace resident = enter(workspace);
        try {
            Fresh fresh = resident.refresh(workspace, progress);
            Overlay given = Overlay.of(resident, workspace, overlay);
            return resident.files().read(index -> question.apply(new IndexView(index, given, fresh)));
        } catch (StatusRuntimeException told) {
            throw told;
        } catch (RuntimeException fault) {
            // Whatever it was, the next question begins with an index that was made anew.
            forget(resident);
            throw fault;
        } finally {
            leave(resident);
        }
    }

    /** The state that a view describes, as of now. */
    public Freshness freshness(IndexView view) {
        return view.freshness()
                .setComputedAt(Timestamps.fromMillis(settings.clock().millis()))
                .build();
    }

    /** Watches a workspace, and tells a listener what changes until the subscription is closed. */
    public Events.Subscription watch(Workspace workspace, ChangeListener listener) {
        ResidentWorkspace resident = enter(workspace);
        try {
            return resident.watch(listener);
        } finally {
            leave(resident);
        }
    }

    /** Whether an index of a workspace is kept up to date by a watch, so that asking it looks at no file. */
    public boolean isWatched(Workspace workspace) {
        lock.lock();
        try {
            ResidentWorkspace resident = byRoot.get(workspace.root());
            return resident != null && resident.isWatched();
        } finally {
            lock.unlock();
        }
    }

    /** The index of a workspace, which stays at least until {@link #leave}. */
    private ResidentWorkspace enter(Workspace workspace) {
        lock.lock();
        try {
            ResidentWorkspace resident = byRoot.computeIfAbsent(
                    workspace.root(), root -> new ResidentWorkspace(workspace, settings, limits, saved, events));
            inUse.merge(resident, 1, Integer::sum);
            return resident;
        } finally {
            lock.unlock();
        }
    }

    private void forget(ResidentWorkspace broken) {
        lock.lock();
        try {
            byRoot.values().remove(broken);
        } finally {
            lock.unlock();
        }
        broken.forget();
        broken.end(
                Faults.of(Status.Code.INTERNAL, "CODE_FAULT", "code intelligence failed and begins anew; watch again"));
    }

    /** Drops indexes that nobody uses or watches, the one asked longest ago first, until the rest is within bounds. */
    private void leave(ResidentWorkspace left) {
        lock.lock();
        try {
            inUse.computeIfPresent(left, (resident, users) -> users == 1 ? null : users - 1);
            long bytes =
                    byRoot.values().stream().mapToLong(ResidentWorkspace::bytes).sum();
            Iterator<ResidentWorkspace> oldest = byRoot.values().iterator();
            while (oldest.hasNext() && (bytes > limits.bytesMax() || byRoot.size() > limits.workspacesMax())) {
                ResidentWorkspace resident = oldest.next();
                if (!resident.isWatched() && !inUse.containsKey(resident)) {
                    bytes -= resident.bytes();
                    oldest.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<ResidentWorkspace> open;
        lock.lock();
        try {
            open = List.copyOf(byRoot.values());
            byRoot.clear();
        } finally {
            lock.unlock();
        }
        open.forEach(resident -> {
            resident.end(Faults.of(Status.Code.UNAVAILABLE, "UNAVAILABLE", "code intelligence stops; watch again"));
            resident.save();
        });
    }
}
