package dev.aura.bus.workspace;

import dev.aura.proto.mesh.v1.SkippedFile;

/** What stands at a path. */
public sealed interface FileStat {

    /**
     * A regular file.
     *
     * @param size bytes
     * @param modifiedNanos last change of the content, nanoseconds since the epoch
     * @param inode device and inode as the file system gives them; empty where it has none
     */
    record Regular(long size, long modifiedNanos, String inode) implements FileStat {}

    /** A symbolic link to something inside the workspace; what it leads to is listed by its own name. */
    record Link() implements FileStat {}

    /** Something that cannot be looked at. */
    record Skipped(SkippedFile file) implements FileStat {}
}
