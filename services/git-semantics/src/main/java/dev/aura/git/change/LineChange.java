package dev.aura.git.change;

import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Lines of a file that differ.
 *
 * @param added lines added
 * @param removed lines removed
 * @param spans where, in order
 */
public record LineChange(int added, int removed, List<Span> spans) {

    /** Nothing differs, or it cannot be said. */
    public static final LineChange NONE = new LineChange(0, 0, List.of());

    public LineChange {
        spans = List.copyOf(spans);
    }

    /**
     * Lines [oldBegin, oldEnd) became [newBegin, newEnd), counted from 0.
     */
    public record Span(int oldBegin, int oldEnd, int newBegin, int newEnd) {}

    /** Compares two texts by line; line ends of one kind and the other are equal. */
    static LineChange between(byte[] before, byte[] after) {
        HistogramDiff histogram = new HistogramDiff();
        // Its fallback takes quadratic time on hostile input; without one such a stretch counts as replaced.
        histogram.setFallbackAlgorithm(null);
        EditList edits = histogram.diff(lineEnds(before, after), new RawText(before), new RawText(after));
        int added = 0;
        int removed = 0;
        for (Edit edit : edits) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
        }
        return new LineChange(
                added,
                removed,
                edits.stream()
                        .map(edit -> new Span(edit.getBeginA(), edit.getEndA(), edit.getBeginB(), edit.getEndB()))
                        .toList());
    }

    private static RawTextComparator lineEnds(byte[] before, byte[] after) {
        boolean mixed =
                hasCarriageReturns(before) != hasCarriageReturns(after) && before.length > 0 && after.length > 0;
        return mixed ? RawTextComparator.WS_IGNORE_TRAILING : RawTextComparator.DEFAULT;
    }

    private static boolean hasCarriageReturns(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
            if (bytes[i] == '\r') {
                return true;
            }
        }
        return false;
    }
}
