package dev.aura.code.duplicate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The maximal repeats of a stream: stretches of at least so many tokens in at least two places that do not overlap, which can be made longer
 * to neither side without losing a place. They are the intervals of the suffixes in order (M. Abouelhoda, S. Kurtz, E. Ohlebusch,
 * "Replacing suffix trees with enhanced suffix arrays", 2004). A repeat all of whose places lie in longer ones is left out.
 */
final class Repeats {

    /** Places looked at; only code that repeats one token for pages comes near it. */
    private static final long PLACES_MAX = 50_000_000;

    private static final int SEVERAL = Integer.MIN_VALUE;

    private final TokenStream tokens;
    private final int shortest;
    private final int[] origin;
    private final int[] text;
    private final List<Interval> intervals = new ArrayList<>();
    private final BitSet covered = new BitSet();
    private boolean truncated;

    private Repeats(TokenStream tokens, int shortest) {
        this.tokens = tokens;
        this.shortest = shortest;
        BitSet kept = WindowFilter.tokens(tokens, shortest);
        int runs = runs(kept);
        this.origin = new int[kept.cardinality() + runs];
        this.text = new int[origin.length];
        copy(kept);
    }

    /** A repeat: its length, and where in the stream it starts. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Repeat(int length, int[] starts) {}

    /** What was found, and the tokens in it. */
    record Found(List<Repeat> repeats, BitSet covered, boolean truncated) {}

    /** Suffixes {@code from} to {@code to} in the order, which begin alike; {@code first} and {@code last} where they are in the stream. */
    private record Interval(int length, int from, int to, int first, int last) {}

    /** An interval whose end is not reached yet; or what is known of a part of one. */
    private static final class Open {
        private final int length;
        private final int from;
        private int left;
        private int first;
        private int last;

        Open(int length, int from, int left, int start) {
            this.length = length;
            this.from = from;
            this.left = left;
            this.first = start;
            this.last = start;
        }

        Open(int length, Open part) {
            this(length, part.from, part.left, part.first);
            this.last = part.last;
        }

        void take(Open part) {
            left = left == part.left ? left : SEVERAL;
            first = Math.min(first, part.first);
            last = Math.max(last, part.last);
        }
    }

    static Found of(TokenStream tokens, int shortest) {
        Repeats repeats = new Repeats(tokens, shortest);
        SuffixOrder suffixes = SuffixOrder.of(repeats.text);
        repeats.collect(suffixes);
        return repeats.choose(suffixes);
    }

    private static int runs(BitSet kept) {
        int runs = 0;
        for (int start = kept.nextSetBit(0); start >= 0; start = kept.nextSetBit(kept.nextClearBit(start))) {
            runs++;
        }
        return runs;
    }

    /** Copies what was kept, with a number that occurs once after each run. */
    private void copy(BitSet kept) {
        int size = 0;
        int run = 0;
        for (int start = kept.nextSetBit(0); start >= 0; ) {
            int end = kept.nextClearBit(start);
            for (int index = start; index < end; index++) {
                origin[size] = index;
                text[size++] = tokens.id(index);
            }
            origin[size] = end;
            text[size++] = -1 - run++;
            start = kept.nextSetBit(end);
        }
    }

    private void collect(SuffixOrder suffixes) {
        int[] shared = suffixes.shared();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, 0, SEVERAL, 0));
        for (int place = 1; place <= suffixes.size(); place++) {
            int alike = place < suffixes.size() && shared[place] >= shortest ? shared[place] : 0;
            int start = suffixes.at(place - 1);
            Open part = new Open(0, place - 1, left(start), origin[start]);
            while (open.getFirst().length > alike) {
                Open closed = open.pop();
                closed.take(part);
                part = closed;
                if (closed.left == SEVERAL) {
                    intervals.add(new Interval(closed.length, closed.from, place - 1, closed.first, closed.last));
                }
            }
            if (open.getFirst().length == alike) {
                open.getFirst().take(part);
            } else {
                open.push(new Open(alike, part));
            }
        }
    }

    private int left(int start) {
        return start == 0 ? SEVERAL : text[start - 1];
    }

    /** Longest first, those that show something new. */
    private Found choose(SuffixOrder suffixes) {
        intervals.sort(Comparator.comparingInt(Interval::length).reversed().thenComparingInt(Interval::from));
        List<Repeat> repeats = new ArrayList<>();
        long places = 0;
        for (Interval interval : intervals) {
            if (!mayBeNew(interval)) {
                continue;
            }
            places += interval.to() - interval.from() + 1;
            if (places > PLACES_MAX) {
                truncated = true;
                break;
            }
            int[] starts = starts(suffixes, interval);
            int[] apart = apart(starts, interval.length());
            boolean news = Arrays.stream(starts).anyMatch(start -> !isCovered(start, start + interval.length()));
            if (apart.length > 1 && news) {
                for (int start : starts) {
                    covered.set(start, start + interval.length());
                }
                repeats.add(new Repeat(interval.length(), apart));
            }
        }
        return new Found(repeats, covered, truncated);
    }

    /** Sorts out cheaply what lies in one stretch that repeats itself, such as a table of zeros: it has an interval for each length. */
    private boolean mayBeNew(Interval interval) {
        return interval.last() - interval.first() >= interval.length()
                && !isCovered(interval.first(), interval.last() + interval.length());
    }

    private boolean isCovered(int from, int to) {
        return covered.nextClearBit(from) >= to;
    }

    private int[] starts(SuffixOrder suffixes, Interval interval) {
        int[] starts = new int[interval.to() - interval.from() + 1];
        for (int index = 0; index < starts.length; index++) {
            starts[index] = origin[suffixes.at(interval.from() + index)];
        }
        Arrays.sort(starts);
        return starts;
    }

    /** Places that do not overlap, in order. */
    private static int[] apart(int[] starts, int length) {
        int[] apart = new int[starts.length];
        int count = 0;
        for (int start : starts) {
            if (count == 0 || start >= apart[count - 1] + length) {
                apart[count++] = start;
            }
        }
        return Arrays.copyOf(apart, count);
    }
}
