package dev.aura.bus.workspace;

import dev.aura.proto.mesh.v1.SkippedFile;

/** Why a file is left out of an answer. The word is part of the contract (see {@code aura.mesh.v1.SkippedFile}). */
public enum SkipReason {
    /** Not text. */
    BINARY("binary"),
    /** Over the size that the service reads. */
    TOO_LARGE("too-large"),
    /** No permission, or an error of the file system. */
    UNREADABLE("unreadable"),
    /** Listed, and gone when it was to be read. */
    VANISHED("vanished"),
    /** Nothing in it could be parsed. */
    UNPARSABLE("unparsable"),
    /** A link that leads out of the workspace. */
    OUTSIDE("outside"),
    /** Not a kind of file that can be looked at: a submodule, a device, a link. */
    UNSUPPORTED("unsupported"),
    /** Changed, and not analysed yet. */
    PENDING("pending"),
    /** A fault of ours. */
    FAILED("failed");

    private final String word;

    SkipReason(String word) {
        this.word = word;
    }

    /** The stable word. */
    public String word() {
        return word;
    }

    /** The message for an answer; a detail for people may be empty. */
    public SkippedFile of(String path, String detail) {
        String reason = detail.isEmpty() ? word : word + ": " + detail;
        return SkippedFile.newBuilder().setPath(path).setReason(reason).build();
    }
}
