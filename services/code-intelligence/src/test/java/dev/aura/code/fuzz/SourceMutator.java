package dev.aura.code.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes source code in the ways that front ends trip over: half of the time its tokens, else its bytes. Repeats itself for the same seed. */
final class SourceMutator {

    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);
    private static final int DEPTH_MAX = 300;

    private static final List<String> ODD = List.of(
            "\0", "\uFEFF", "\r", "\u2028", "\uD83D", "😀", "\\u0022", "\"\"\"", "'''", "`", "/*", "*/", "//", "#", "{",
            "}", "((", "))", "[", "]", "<", ">", ";", ":", "=>", "->", "::", "?.", "@", "\\", "\n\n", "\t", "if",
            "else", "class", "return", "async", "yield", "case", "switch", "fn", "func", "def", "lambda", "unsafe",
            "0x", "1e", "'");

    private final Random random;
    private final List<byte[]> seeds;
    private final List<String> tokens;

    SourceMutator(List<byte[]> seeds, String sample, long seed) {
        this.seeds = List.copyOf(seeds);
        this.tokens = tokens(sample);
        this.random = new Random(seed);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The next input. */
    byte[] next() {
        return random.nextBoolean() ? changedTokens().getBytes(StandardCharsets.UTF_8) : changedBytes();
    }

    private String changedTokens() {
        List<String> changed = new ArrayList<>(tokens);
        for (int changes = 1 + random.nextInt(4); changes > 0 && !changed.isEmpty(); changes--) {
            change(changed);
        }
        return String.join("", changed);
    }

    private void change(List<String> text) {
        int at = random.nextInt(text.size());
        int to = Math.min(text.size(), at + 1 + random.nextInt(20));
        List<String> some = List.copyOf(text.subList(at, to));
        switch (random.nextInt(7)) {
            case 0 -> text.subList(at, to).clear();
            case 1 -> text.addAll(at, some);
            case 2 -> text.addAll(random.nextInt(text.size()), some);
            case 3 -> text.add(at, ODD.get(random.nextInt(ODD.size())));
            case 4 -> text.set(at, ODD.get(random.nextInt(ODD.size())));
            case 5 -> text.subList(at, text.size()).clear();
            default -> text.addAll(at, deep(some));
        }
    }

    private List<String> deep(List<String> some) {
        List<String> repeated = new ArrayList<>();
        for (int depth = random.nextInt(DEPTH_MAX); depth > 0; depth--) {
            repeated.addAll(some.subList(0, Math.min(3, some.size())));
        }
        return repeated;
    }

    private byte[] changedBytes() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> bytes = without(bytes, at, Math.min(bytes.length, at + random.nextInt(40)));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] left = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, left, from, bytes.length - to);
        return left;
    }
}
