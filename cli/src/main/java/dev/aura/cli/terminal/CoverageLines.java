package dev.aura.cli.terminal;

import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.Freshness;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says about itself, in a line or a few. */
public final class CoverageLines {

    private static final int SKIPPED_SHOWN = 5;

    private CoverageLines() {}

    /** How many files the answer rests on, and which were left out and why. */
    public static List<String> of(Coverage coverage) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence(coverage));
        int shown = 0;
        for (SkippedFile file : coverage.getSkippedList()) {
            if (shown++ == SKIPPED_SHOWN) {
                lines.add("  … and " + Words.number(coverage.getSkippedCount() - SKIPPED_SHOWN) + " more");
                break;
            }
            // A dot stands for the whole of what was asked, such as history that was read in part.
            lines.add(
                    file.getPath().equals(".")
                            ? "  " + file.getReason()
                            : "  skipped " + file.getPath() + ": " + file.getReason());
        }
        return lines;
    }

    /** The same in one line. */
    public static String sentence(Coverage coverage) {
        StringBuilder line = new StringBuilder(Words.count(coverage.getFiles(), "file"));
        if (coverage.getParsed() != coverage.getFiles()) {
            line.append(", ").append(Words.number(coverage.getParsed())).append(" parsed");
        }
        if (coverage.getPartial() > 0) {
            line.append(", ").append(Words.number(coverage.getPartial())).append(" in part");
        }
        if (coverage.getSkippedCount() > 0) {
            line.append(", ").append(Words.number(coverage.getSkippedCount())).append(" skipped");
        }
        return line.toString();
    }

    /** Why an answer is not known at all, such as a service that was missing; null where it is known. */
    public static @Nullable String failure(Coverage coverage) {
        for (SkippedFile file : coverage.getSkippedList()) {
            if (file.getReason().startsWith("failed")) {
                return file.getReason().substring("failed".length()).replaceFirst("^[:\\s]+", "");
            }
        }
        return null;
    }

    /** Which state the answer describes. */
    public static String sentence(Freshness freshness) {
        List<String> parts = new ArrayList<>();
        if (!freshness.getRevision().isEmpty()) {
            parts.add("revision " + shortened(freshness.getRevision()));
        }
        if (freshness.getDirtyCount() > 0) {
            parts.add(Words.count(freshness.getDirtyCount(), "file") + " differ"
                    + (freshness.getDirtyCount() == 1 ? "s" : ""));
        }
        parts.add(Words.number(freshness.getComputedFiles()) + " computed");
        parts.add(Words.number(freshness.getCachedFiles()) + " from the cache");
        if (freshness.getPendingEvents() > 0) {
            parts.add(Words.count(freshness.getPendingEvents(), "change") + " not worked in yet");
        }
        return String.join(", ", parts);
    }

    /** A commit id as people quote it. */
    public static String shortened(String commit) {
        return commit.length() > 10 ? commit.substring(0, 10) : commit;
    }
}
