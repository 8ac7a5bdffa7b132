package dev.aura.code.store;

import dev.aura.bus.workspace.FileStat;

/**
 * A file's state when it was last read, by which it is told unchanged, as git does.
 *
 * @param size bytes
 * @param modifiedNanos last change of the content
 * @param inode a number that stands for its inode
 * @param settled whether the file was older than a second when it was read: one that was not may have changed again without its time
 *     stamp showing it
 */
public record FileState(long size, long modifiedNanos, long inode, boolean settled) {

    /** A file changed so shortly before we looked may change again without its time stamp showing it. */
    private static final long RACY_NANOS = 1_000_000_000L;

    static FileState of(FileStat.Regular stat, long lookedNanos) {
        return new FileState(
                stat.size(),
                stat.modifiedNanos(),
                stat.inode().hashCode(),
                stat.modifiedNanos() < lookedNanos - RACY_NANOS);
    }

    /** Whether a file that is found so now is the one that was read. */
    public boolean isStill(FileStat.Regular stat) {
        return settled
                && size == stat.size()
                && modifiedNanos == stat.modifiedNanos()
                && inode == stat.inode().hashCode();
    }
}
