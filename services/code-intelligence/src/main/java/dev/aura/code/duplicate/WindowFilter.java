package dev.aura.code.duplicate;

import java.util.BitSet;

/**
 * Finds the tokens that may be part of a repeat, in little memory: a window of tokens can only be one whose rolling hash (R. Karp, M.
 * Rabin, "Efficient randomized pattern-matching algorithms", 1987) occurs twice. Hashes are counted in bits; each further round counts
 * only the windows that are left, by other bits of the hash, so that what falls together by chance thins out.
 */
final class WindowFilter {

    private static final int ROUNDS = 3;
    private static final int BITS_A_TOKEN = 8;
    private static final int BITS_MIN_LOG = 16;
    private static final int BITS_MAX_LOG = 28;
    private static final long BASE = 0x9E3779B97F4A7C15L;
    private static final long[] ROUND_SEEDS = {0x2545F4914F6CDD1DL, 0xD6E8FEB86659FD93L, 0xA0761D6478BD642FL};

    private final TokenStream tokens;
    private final int window;
    private final int bitsLog;
    private final long leaving;

    private WindowFilter(TokenStream tokens, int window) {
        this.tokens = tokens;
        this.window = window;
        long wanted = (long) tokens.size() * BITS_A_TOKEN;
        this.bitsLog = Math.clamp(64 - Long.numberOfLeadingZeros(wanted), BITS_MIN_LOG, BITS_MAX_LOG);
        long power = 1;
        for (int i = 1; i < window; i++) {
            power *= BASE;
        }
        this.leaving = power;
    }

    /** Whether a window that ends at a token is looked at, and is to be kept. */
    private interface Judge {
        boolean keeps(int start, long hash);
    }

    /** The tokens of all windows that are likely to occur twice; none of those that do is missing. */
    static BitSet tokens(TokenStream tokens, int window) {
        WindowFilter filter = new WindowFilter(tokens, window);
        BitSet starts = filter.filtered((start, hash) -> true, ROUND_SEEDS[0]);
        for (int round = 1; round < ROUNDS; round++) {
            BitSet before = starts;
            starts = filter.filtered((start, hash) -> before.get(start), ROUND_SEEDS[round]);
        }
        BitSet kept = new BitSet(tokens.size());
        for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
            kept.set(start, start + window);
        }
        return kept;
    }

    private BitSet filtered(Judge asked, long seed) {
        BitSet once = new BitSet(1 << bitsLog);
        BitSet twice = new BitSet(1 << bitsLog);
        BitSet kept = new BitSet(tokens.size());
        roll((start, hash) -> {
            if (asked.keeps(start, hash)) {
                int bit = bit(hash, seed);
                if (once.get(bit)) {
                    twice.set(bit);
                } else {
                    once.set(bit);
                }
            }
            return true;
        });
        roll((start, hash) -> {
            if (asked.keeps(start, hash) && twice.get(bit(hash, seed))) {
                kept.set(start);
            }
            return true;
        });
        return kept;
    }

    private void roll(Judge judge) {
        long hash = 0;
        int length = 0;
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.id(index) < 0) {
                hash = 0;
                length = 0;
                continue;
            }
            if (length == window) {
                hash -= mixed(tokens.id(index - window)) * leaving;
                length--;
            }
            hash = hash * BASE + mixed(tokens.id(index));
            length++;
            if (length == window) {
                judge.keeps(index - window + 1, hash);
            }
        }
    }

    private int bit(long hash, long seed) {
        long mixed = (hash ^ (hash >>> 31)) * seed;
        return (int) (((mixed ^ (mixed >>> 29)) * seed) >>> (64 - bitsLog));
    }

    /** Spreads an id, after D. Lea and S. Vigna's mixing of SplitMix64. */
    private static long mixed(int id) {
        long z = id + BASE;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
