package dev.aura.research.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Maven's version order, after the "Version Order Specification" of the POM reference as Maven 3 implements it. Versions become
 * tokens, split at {@code .}, {@code -} and between digits and letters (which counts as {@code -}); trailing tokens that mean
 * nothing are dropped before the end and before each hyphen; what is missing on one side is padded with "nothing".
 */
final class MavenOrder implements VersionOrder {

    /** Known qualifiers from lowest to highest; the empty one is the release itself. Unknown ones follow, by alphabet. */
    private static final List<String> QUALIFIERS = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");

    private static final Set<String> RELEASE_WORDS = Set.of("final", "ga", "release");
    private static final Pattern PUBLISHED = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._+~-]*");

    /** A token and the separator before it; text is a number without leading zeros or a qualifier in lower case. */
    private record Token(char separator, String text, boolean number) {

        boolean meansNothing() {
            return text.isEmpty() || (number && text.equals("0"));
        }

        Token nothing() {
            return new Token(separator, number ? "0" : "", number);
        }

        /** Across separators: {@code .qualifier < -qualifier < -number < .number}. */
        int rank() {
            if (number) {
                return separator == '.' ? 3 : 2;
            }
            return separator == '.' ? 0 : 1;
        }
    }

    @Override
    public int compare(String left, String right) {
        List<Token> a = tokens(left);
        List<Token> b = tokens(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            Token x = i < a.size() ? a.get(i) : b.get(i).nothing();
            Token y = i < b.size() ? b.get(i) : a.get(i).nothing();
            int order = compare(x, y);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean isPreRelease(String version) {
        int release = QUALIFIERS.indexOf("");
        return tokens(version).stream()
                .anyMatch(token -> !token.number()
                        && QUALIFIERS.contains(token.text())
                        && QUALIFIERS.indexOf(token.text()) < release);
    }

    @Override
    public boolean isVersion(String text) {
        return PUBLISHED.matcher(text).matches() && !text.equals("LATEST") && !text.equals("RELEASE");
    }

    private static int compare(Token a, Token b) {
        if (a.rank() != b.rank()) {
            return Integer.compare(a.rank(), b.rank());
        }
        if (a.number()) {
            return new BigInteger(a.text()).compareTo(new BigInteger(b.text()));
        }
        int x = QUALIFIERS.indexOf(a.text());
        int y = QUALIFIERS.indexOf(b.text());
        if (x >= 0 || y >= 0) {
            return Integer.compare(x < 0 ? QUALIFIERS.size() : x, y < 0 ? QUALIFIERS.size() : y);
        }
        return a.text().compareTo(b.text());
    }

    private static List<Token> tokens(String version) {
        List<Token> tokens = split(version.toLowerCase(Locale.ROOT));
        for (int end = tokens.size(); end > 0; ) {
            int start = end;
            while (start > 0 && tokens.get(start - 1).meansNothing()) {
                start--;
            }
            tokens.subList(start, end).clear();
            end = start - 1;
            while (end > 0 && tokens.get(end).separator() != '-') {
                end--;
            }
        }
        return tokens;
    }

    private static List<Token> split(String text) {
        List<Token> tokens = new ArrayList<>();
        char separator = '.';
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            boolean mark = !end && (text.charAt(i) == '.' || text.charAt(i) == '-');
            boolean turn = !end && !mark && i > start && isDigit(text.charAt(i)) != isDigit(text.charAt(i - 1));
            if (end || mark || turn) {
                tokens.add(token(separator, text.substring(start, i), turn && isDigit(text.charAt(i))));
                separator = mark ? text.charAt(i) : '-';
                start = mark ? i + 1 : i;
            }
        }
        return tokens;
    }

    private static Token token(char separator, String text, boolean digitFollows) {
        if (text.isEmpty()) {
            return new Token(separator, "0", true);
        }
        if (isDigit(text.charAt(0))) {
            String digits = text.replaceFirst("^0+(?=.)", "");
            return new Token(separator, digits, true);
        }
        if (RELEASE_WORDS.contains(text)) {
            return new Token(separator, "", false);
        }
        return new Token(separator, digitFollows ? unabbreviated(text) : text.equals("cr") ? "rc" : text, false);
    }

    private static String unabbreviated(String text) {
        return switch (text) {
            case "a" -> "alpha";
            case "b" -> "beta";
            case "m" -> "milestone";
            case "cr" -> "rc";
            default -> text;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
