package dev.aura.bus.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The spans kept, newest last, bounded in number and bytes: the oldest goes first. */
final class SpanRing {

    private final int spansMax;
    private final long bytesMax;
    private final ArrayDeque<FinishedSpan> spans = new ArrayDeque<>();
    private long bytes;

    SpanRing(int spansMax, long bytesMax) {
        this.spansMax = spansMax;
        this.bytesMax = bytesMax;
    }

    void add(FinishedSpan span) {
        spans.addLast(span);
        bytes += span.bytes();
        while (spans.size() > spansMax || (bytes > bytesMax && !spans.isEmpty())) {
            bytes -= spans.removeFirst().bytes();
        }
    }

    int size() {
        return spans.size();
    }

    /** The newest that fit, newest first. */
    List<FinishedSpan> newest(int limit, Predicate<FinishedSpan> wanted) {
        List<FinishedSpan> found = new ArrayList<>();
        for (Iterator<FinishedSpan> it = spans.descendingIterator(); it.hasNext() && found.size() < limit; ) {
            FinishedSpan span = it.next();
            if (wanted.test(span)) {
                found.add(span);
            }
        }
        return found;
    }

    /** All of the newest trace whose id begins so, oldest first. */
    List<FinishedSpan> trace(String idPrefix) {
        List<FinishedSpan> newest = newest(1, span -> span.context().traceId().startsWith(idPrefix));
        if (newest.isEmpty()) {
            return newest;
        }
        String id = newest.getFirst().context().traceId();
        List<FinishedSpan> all =
                newest(spansMax, span -> span.context().traceId().equals(id));
        Collections.reverse(all);
        return all;
    }
}
