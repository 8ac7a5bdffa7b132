package dev.aura.bus.workspace;

import dev.aura.proto.mesh.v1.SkippedFile;

/** What came of reading a file. */
public sealed interface FileRead {

    /**
     * The file was read.
     *
     * @param bytes all of its bytes, owned by the caller
     * @param stat its state when it was opened
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Content(byte[] bytes, FileStat.Regular stat) implements FileRead {}

    /** The file is left out, for a reason. */
    record Skipped(SkippedFile file) implements FileRead {}
}
