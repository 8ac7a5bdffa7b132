package dev.aura.code;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.aura.bus.events.Events;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.ChangeListener;
import dev.aura.code.index.FileChange;
import dev.aura.code.index.Indexes;
import dev.aura.code.store.ContentHash;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.WatchRequest;
import dev.aura.proto.code.v1.WatchResponse;
import dev.aura.proto.code.v1.WatchResponse.Change;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One standing call of Watch. What a slow reader has no room for is dropped; when it has room again it is told that events were lost.
 * Whoever finds something to send sends it, one at a time.
 */
final class WatchCall implements ChangeListener {

    private static final int QUEUE_MAX = 4096;

    private final ServerCallStreamObserver<WatchResponse> call;
    private final List<String> paths;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Deque<WatchResponse> queue = new ArrayDeque<>();

    /** Nothing is sent before it is known that the watch stands. */
    @GuardedBy("lock")
    private boolean announced;

    @GuardedBy("lock")
    private boolean lost;

    @GuardedBy("lock")
    private @Nullable StatusRuntimeException end;

    @GuardedBy("lock")
    private boolean over;

    private WatchCall(ServerCallStreamObserver<WatchResponse> call, List<String> paths) {
        this.call = call;
        this.paths = paths;
    }

    /** Watches until the caller cancels. The first response says that the watch stands. */
    static void begin(Indexes indexes, WatchRequest request, ServerCallStreamObserver<WatchResponse> call) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        List<String> paths = new ArrayList<>();
        request.getPathsList().forEach(path -> paths.add(workspace.relativize(workspace.resolve(path))));
        WatchCall watch = new WatchCall(call, paths);
        call.setOnReadyHandler(watch::send);
        Standing standing = new Standing();
        call.setOnCancelHandler(standing::end);
        standing.begin(indexes.watch(workspace, watch));
        watch.announce();
        watch.send();
    }

    /** A subscription that may be ended before it has begun. */
    private static final class Standing {

        private Events.@Nullable Subscription subscription;
        private boolean ended;

        synchronized void begin(Events.Subscription begun) {
            subscription = begun;
            if (ended) {
                begun.close();
            }
        }

        synchronized void end() {
            ended = true;
            if (subscription != null) {
                subscription.close();
            }
        }
    }

    @Override
    public void changed(List<FileChange> changes, boolean rescanned) {
        if (rescanned) {
            offer(WatchResponse.newBuilder().setChange(Change.RESCANNED).build());
        }
        changes.stream().filter(this::isAskedFor).forEach(change -> offer(response(change)));
        send();
    }

    @Override
    public void ended(StatusRuntimeException why) {
        lock.lock();
        try {
            end = why;
        } finally {
            lock.unlock();
        }
        send();
    }

    private boolean isAskedFor(FileChange change) {
        return paths.isEmpty()
                || paths.stream()
                        .anyMatch(path -> path.isEmpty()
                                || change.path().equals(path)
                                || change.path().startsWith(path + "/"));
    }

    private static WatchResponse response(FileChange change) {
        WatchResponse.Builder response = WatchResponse.newBuilder()
                .setPath(change.path())
                .setChange(change.gone() ? Change.DELETED : change.before() == null ? Change.CREATED : Change.MODIFIED);
        ContentHash hash = change.after();
        if (hash != null) {
            response.setContentHash(hash.hex());
        }
        for (Finding finding : change.findings()) {
            response.addFindings(finding.toBuilder().setPath(change.path()));
        }
        return response.build();
    }

    private void announce() {
        lock.lock();
        try {
            queue.addFirst(WatchResponse.getDefaultInstance());
            announced = true;
        } finally {
            lock.unlock();
        }
    }

    private void offer(WatchResponse response) {
        lock.lock();
        try {
            if (queue.size() < QUEUE_MAX) {
                queue.add(response);
            } else {
                queue.clear();
                lost = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what there is room for. */
    private void send() {
        lock.lock();
        try {
            while (announced && !over && !call.isCancelled() && call.isReady() && (lost || !queue.isEmpty())) {
                if (lost) {
                    lost = false;
                    call.onNext(WatchResponse.newBuilder()
                            .setChange(Change.RESCANNED)
                            .build());
                } else {
                    call.onNext(queue.remove());
                }
            }
            StatusRuntimeException why = end;
            if (why != null && announced && !over && !call.isCancelled() && queue.isEmpty() && !lost) {
                over = true;
                call.onError(why);
            }
        } finally {
            lock.unlock();
        }
    }
}
