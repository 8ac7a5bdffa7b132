package dev.aura.cli.git;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.git.v1.ChangedFile;
import dev.aura.proto.git.v1.ResolvedChange;

/** A change in a few words. */
public final class ChangeLine {

    private ChangeLine() {}

    /** Such as {@code what is staged, 3 files, +40 −7}. */
    public static String of(ResolvedChange change) {
        return which(change)
                + (change.getKind() == ResolvedChange.Kind.NONE
                        ? ""
                        : ", " + Words.count(change.getFiles(), "file") + ", +"
                                + Words.number(change.getAddedLines()) + " −"
                                + Words.number(change.getRemovedLines()));
    }

    private static String which(ResolvedChange change) {
        return switch (change.getKind()) {
            case STAGED -> "what is staged";
            case WORK_TREE -> "the work tree";
            case COMMIT -> "commit " + CoverageLines.shortened(change.getNewRevision());
            case RANGE ->
                CoverageLines.shortened(change.getOldRevision()) + ".."
                        + CoverageLines.shortened(change.getNewRevision());
            case NONE -> "no change";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "a change";
        };
    }

    /** One letter as git status prints it. */
    static String letter(ChangedFile file) {
        return switch (file.getKind()) {
            case ADDED -> "A";
            case MODIFIED -> "M";
            case DELETED -> "D";
            case RENAMED -> "R";
            case COPIED -> "C";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "?";
        };
    }
}
