package dev.aura.code.duplicate;

import java.util.Arrays;

/**
 * The suffixes of a text of numbers in order, by doubling (U. Manber, G. Myers, "Suffix arrays: a new method for on-line string searches",
 * 1993), and how long neighbours are alike (T. Kasai et al., "Linear-time longest-common-prefix computation in suffix arrays", 2001).
 */
final class SuffixOrder {

    private final int[] text;
    private int[] order;
    private int[] rank;

    private SuffixOrder(int[] text) {
        this.text = text;
        this.order = new int[text.length];
        this.rank = new int[text.length];
    }

    static SuffixOrder of(int[] text) {
        SuffixOrder suffixes = new SuffixOrder(text);
        suffixes.sort();
        return suffixes;
    }

    /** Start of the suffix at a place in the order. */
    int at(int place) {
        return order[place];
    }

    int size() {
        return order.length;
    }

    private void sort() {
        int length = text.length;
        int ranks = rankBySymbol();
        int[] next = new int[length];
        int[] counts = new int[Math.max(ranks, 1) + 1];
        int[] shifted = new int[length];
        countingSort(identity(length), counts, ranks, order);
        for (int half = 1; ranks < length; half *= 2) {
            // Sorted by the second half already: suffixes too short for one first, then those before each suffix in
            // order.
            int filled = 0;
            for (int start = length - Math.min(half, length); start < length; start++) {
                shifted[filled++] = start;
            }
            for (int place = 0; place < length; place++) {
                if (order[place] >= half) {
                    shifted[filled++] = order[place] - half;
                }
            }
            counts = counts.length > ranks ? counts : new int[length + 1];
            countingSort(shifted, counts, ranks, order);
            ranks = rerank(half, next);
            int[] old = rank;
            rank = next;
            next = old;
        }
    }

    private static int[] identity(int length) {
        int[] all = new int[length];
        Arrays.setAll(all, index -> index);
        return all;
    }

    /** Ranks of single numbers, dense from 0; how many there are. */
    private int rankBySymbol() {
        int[] symbols = text.clone();
        Arrays.sort(symbols);
        int distinct = 0;
        for (int index = 0; index < symbols.length; index++) {
            if (index == 0 || symbols[index] != symbols[index - 1]) {
                symbols[distinct++] = symbols[index];
            }
        }
        for (int index = 0; index < text.length; index++) {
            rank[index] = Arrays.binarySearch(symbols, 0, distinct, text[index]);
        }
        return distinct;
    }

    private void countingSort(int[] from, int[] counts, int ranks, int[] to) {
        Arrays.fill(counts, 0, ranks, 0);
        for (int start : from) {
            counts[rank[start]]++;
        }
        int sum = 0;
        for (int r = 0; r < ranks; r++) {
            int count = counts[r];
            counts[r] = sum;
            sum += count;
        }
        for (int start : from) {
            to[counts[rank[start]]++] = start;
        }
    }

    private int rerank(int half, int[] next) {
        int ranks = 0;
        for (int place = 0; place < order.length; place++) {
            if (place > 0 && !alike(order[place - 1], order[place], half)) {
                ranks++;
            }
            next[order[place]] = ranks;
        }
        return order.length == 0 ? 0 : ranks + 1;
    }

    private boolean alike(int one, int other, int half) {
        boolean bothGoOn = one + half < rank.length && other + half < rank.length;
        return rank[one] == rank[other] && bothGoOn && rank[one + half] == rank[other + half];
    }

    /** For each place how many numbers its suffix shares with the one before; 0 for the first. */
    int[] shared() {
        int[] shared = new int[order.length];
        int alike = 0;
        for (int start = 0; start < text.length; start++) {
            if (rank[start] == 0) {
                alike = 0;
                continue;
            }
            int other = order[rank[start] - 1];
            while (start + alike < text.length
                    && other + alike < text.length
                    && text[start + alike] == text[other + alike]) {
                alike++;
            }
            shared[rank[start]] = alike;
            alike = Math.max(0, alike - 1);
        }
        return shared;
    }
}
