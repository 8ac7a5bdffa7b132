package dev.aura.code.index;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Saves an index when enough of it has changed, beside the questions. A file that changed after that is looked at by the next process. */
final class Saving {

    /** Changed files that are worth a new file of the whole index: that many at least, and that share of all. */
    private static final int CHANGES_MIN = 100;

    private static final int CHANGES_SHARE = 20;

    private final Path root;
    private final FileSet files;
    private final SavedIndexes saved;
    private final AtomicInteger changes = new AtomicInteger();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean forgotten;

    Saving(Path root, FileSet files, SavedIndexes saved) {
        this.root = root;
        this.files = files;
        this.saved = saved;
    }

    /** Says that files changed. */
    void changed(int count) {
        if (changes.addAndGet(count) >= CHANGES_MIN && isWorthIt() && !writing.isLocked()) {
            Thread.ofPlatform().name("code-save-" + root.getFileName()).daemon().start(this::save);
        }
    }

    private boolean isWorthIt() {
        int changed = changes.get();
        return changed >= CHANGES_MIN && changed >= files.read(CodeIndex::size) / CHANGES_SHARE;
    }

    /** Saves where enough has changed; waits for one that is being written. */
    void save() {
        writing.lock();
        try {
            if (isWorthIt() && !forgotten) {
                changes.set(0);
                saved.write(root, files.read(CodeIndex::saved));
            }
        } finally {
            writing.unlock();
        }
    }

    /** Deletes what was saved, for good. */
    void forget() {
        writing.lock();
        try {
            forgotten = true;
            saved.delete(root);
        } finally {
            writing.unlock();
        }
    }
}
