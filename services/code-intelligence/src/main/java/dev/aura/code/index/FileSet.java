package dev.aura.code.index;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.code.language.Languages;
import dev.aura.code.store.FileState;
import dev.aura.code.store.Look;
import dev.aura.code.store.Wanted.Indexable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An index behind its lock: many may ask at a time, and what came of looking at files is entered in one step. */
final class FileSet {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    @GuardedBy("lock")
    private CodeIndex index;

    private volatile long bytes;

    FileSet(Languages languages) {
        this.index = new CodeIndex(languages);
    }

    /** Takes an index that was saved in place of the empty one. */
    void restore(CodeIndex saved) {
        lock.writeLock().lock();
        try {
            index = saved;
            bytes = saved.bytes();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Asks while nothing changes. */
    <T> T read(Function<CodeIndex, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(index);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes while nobody asks. */
    <T> T write(Function<CodeIndex, T> change) {
        lock.writeLock().lock();
        try {
            return change.apply(index);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Enters what came of looking at files, and forgets those that went; gives what is otherwise now. */
    List<FileChange> enter(List<Look<Indexable>> looks, Collection<String> gone) {
        return write(entered -> {
            List<FileChange> changes = new ArrayList<>();
            for (String path : gone) {
                remove(entered, path, changes);
            }
            for (Look<Indexable> look : looks) {
                switch (look) {
                    case Look.Unchanged<Indexable> ignored -> {}
                    case Look.Link<Indexable> link -> remove(entered, link.path(), changes);
                    case Look.Skipped<Indexable> skipped -> skip(entered, skipped, changes);
                    case Look.Found<Indexable> found -> put(entered, found, changes);
                }
            }
            bytes = entered.bytes();
            return changes;
        });
    }

    private static void remove(CodeIndex index, String path, List<FileChange> changes) {
        IndexedFile before = index.file(path);
        index.remove(path);
        if (before != null) {
            changes.add(new FileChange(path, before.language(), before.hash(), null, true, false, List.of()));
        }
    }

    private static void skip(CodeIndex index, Look.Skipped<Indexable> skipped, List<FileChange> changes) {
        IndexedFile before = index.file(skipped.path());
        index.skip(skipped.path(), skipped.file(), skipped.state());
        if (before != null) {
            boolean gone = skipped.file().getReason().startsWith(SkipReason.VANISHED.word());
            changes.add(new FileChange(skipped.path(), before.language(), before.hash(), null, gone, false, List.of()));
        }
    }

    private static void put(CodeIndex index, Look.Found<Indexable> found, List<FileChange> changes) {
        IndexedFile before = index.file(found.path());
        if (before != null && before.hash().equals(found.hash())) {
            index.stateIs(found.path(), found.state());
            return;
        }
        index.put(found);
        changes.add(new FileChange(
                found.path(),
                found.language(),
                before == null ? null : before.hash(),
                found.hash(),
                false,
                found.content().terms().partial(),
                found.content().findings()));
    }

    /** About how much memory it took after files were entered last. */
    long bytes() {
        return bytes;
    }

    @Nullable
    FileState state(String path) {
        return read(known -> known.state(path));
    }
}
