package dev.aura.cli.terminal;

import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.Freshness;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says about itself, in a line or a few. */
public final class CoverageLines {

    private static final int PATHS_SHOWN = 5;

    private CoverageLines() {}

    /** How many files the answer rests on, and which were left out and why, or read in part. */
    public static List<String> of(Coverage coverage) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence(coverage));
        for (SkippedFile file : first(coverage.getSkippedList())) {
            // A dot stands for the whole of what was asked, such as history that was read in part.
            lines.add(
                    file.getPath().equals(".")
                            ? "  " + file.getReason()
                            : "  skipped " + file.getPath() + ": " + file.getReason());
        }
        more(coverage.getSkippedCount(), lines);
        first(coverage.getPartialPathsList()).forEach(path -> lines.add("  in part " + path));
        more(coverage.getPartialPathsCount() == 0 ? 0 : coverage.getPartial(), lines);
        return lines;
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(PATHS_SHOWN, all.size()));
    }

    private static void more(int count, List<String> lines) {
        if (count > PATHS_SHOWN) {
            lines.add("  … and " + Words.number(count - PATHS_SHOWN) + " more");
        }
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
