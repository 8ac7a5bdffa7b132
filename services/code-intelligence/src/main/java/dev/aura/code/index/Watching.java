package dev.aura.code.index;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.watch.Changes;
import dev.aura.code.watch.Changes.Batch;
import dev.aura.code.watch.DirectoryWatch;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A standing watch over one workspace, with the thread that works in what it marks. */
final class Watching implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Watching.class.getName());

    private final Path root;
    private final @Nullable Object rootKey;
    private final Changes changes;
    private final DirectoryWatch watch;
    private final Consumer<StatusRuntimeException> ended;

    private Watching(
            Path root,
            @Nullable Object rootKey,
            Changes changes,
            DirectoryWatch watch,
            Consumer<StatusRuntimeException> ended) {
        this.root = root;
        this.rootKey = rootKey;
        this.changes = changes;
        this.watch = watch;
        this.ended = ended;
    }

    /** Watches from now on; what happens is worked in once {@link #begin} is called. */
    static Watching start(
            Workspace workspace,
            IndexLimits limits,
            Predicate<String> inQuestion,
            Consumer<StatusRuntimeException> ended) {
        Changes changes = new Changes();
        Object key = key(workspace.root());
        DirectoryWatch watch = DirectoryWatch.start(
                workspace,
                new DirectoryWatch.Settings(
                        limits.cookies(), limits.watchedDirectoriesMax(), inQuestion, changes, ended));
        return new Watching(workspace.root(), key, changes, watch, ended);
    }

    /** Starts to work in what is marked. */
    void begin(Consumer<Batch> work) {
        Thread.ofPlatform().name("code-update-" + root.getFileName()).daemon().start(() -> run(work));
    }

    private void run(Consumer<Batch> work) {
        try {
            for (Batch batch = changes.take(); batch != null; batch = changes.take()) {
                try {
                    work.accept(batch);
                } catch (RuntimeException failed) {
                    LOG.log(Level.WARNING, "changes in " + root + " could not be worked in", failed);
                    ended.accept(broken(failed));
                    return;
                }
                changes.workedIn(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private StatusRuntimeException broken(RuntimeException failed) {
        return failed instanceof StatusRuntimeException status
                ? status
                : Faults.of(
                        Status.Code.INTERNAL,
                        "CODE_FAULT",
                        "the watch over " + root + " ended: " + failed.getMessage() + "; watch again",
                        failed);
    }

    /** Whether the watched directory is still the one of that name. */
    boolean isSameRoot() {
        return Objects.equals(rootKey, key(root));
    }

    private static @Nullable Object key(Path root) {
        try {
            return Files.readAttributes(root, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** Waits until what happened before this call is worked in; what is not within the time is pending. Null where that cannot be told. */
    Changes.@Nullable Pending settle(Duration max) {
        long end = System.nanoTime() + max.toNanos();
        try {
            if (!watch.settle(max)) {
                return null;
            }
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (changes.await(left)) {
                return Changes.Pending.NONE;
            }
            Changes.Pending pending = changes.pending();
            return pending.everything() ? null : pending;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        watch.close();
        changes.close();
    }
}
