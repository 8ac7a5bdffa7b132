package dev.aura.code.repair;

import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Blanks literals and comments without an end, their first line only, and characters that the language has no use for. */
final class LiteralRepair {

    private static final int UNENDED_MAX = 8;
    private static final char TEMPLATE = '`';

    private final String text;
    private final Notation notation;
    private final Tokens tokens;

    private LiteralRepair(String text, Notation notation) {
        this.text = text;
        this.notation = notation;
        this.tokens = notation.tokens(text);
    }

    static String of(String text, Notation notation) {
        String whole = text;
        for (int attempt = 0; attempt < UNENDED_MAX; attempt++) {
            String blanked = new LiteralRepair(whole, notation).blanked();
            if (blanked.equals(whole)) {
                break;
            }
            whole = blanked;
        }
        return whole;
    }

    private String blanked() {
        StringBuilder blanked = new StringBuilder(text);
        boolean first = true;
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.isUnended(index)) {
                int culprit = first ? culprit(index) : index;
                blankLine(blanked, culprit);
                if (culprit != index) {
                    break; // what follows is read otherwise now
                }
                first = false;
            } else if (tokens.kind(index) == Kind.SYMBOL
                    && notation.symbols().indexOf(text.charAt(tokens.start(index))) < 0) {
                blankLine(blanked, index);
            }
        }
        return blanked.toString();
    }

    private void blankLine(StringBuilder blanked, int index) {
        for (int at = start(index); at < tokens.end(index) && text.charAt(at) != '\n'; at++) {
            blanked.setCharAt(at, ' ');
        }
    }

    /** Where a token starts; of a template the first one in its line, since an expression in that may lack its end. */
    private int start(int index) {
        int start = tokens.start(index);
        if (text.charAt(start) == TEMPLATE) {
            for (int at = start; at >= 0 && text.charAt(at) != '\n'; at--) {
                start = text.charAt(at) == TEMPLATE ? at : start;
            }
        }
        return start;
    }

    /**
     * The literal whose end is missing where the first that has none is another: one that goes over lines turns all that follows inside out.
     * It is the one after which, were it blank, the fewest lines would be in literals.
     */
    private int culprit(int unended) {
        int first = tokens.kind(unended) == Kind.STRING ? firstOverLines(unended) : unended;
        if (first == unended) {
            return unended;
        }
        StringBuilder blanked = new StringBuilder(text);
        blankLine(blanked, first);
        Tokens others = notation.tokens(blanked.toString());
        int[] otherLines = linesFrom(others);
        int before = 0;
        int best = unended;
        int fewest = Integer.MAX_VALUE;
        for (int index = first; index < unended; index++) {
            if (isOverLines(index)) {
                int lines = before + otherLines[others.from(endOfLine(tokens.start(index)))];
                if (lines < fewest) {
                    fewest = lines;
                    best = index;
                }
                before += lines(tokens, index);
            }
        }
        return before <= fewest ? unended : best;
    }

    private int firstOverLines(int unended) {
        for (int index = 0; index < unended; index++) {
            if (isOverLines(index)) {
                return index;
            }
        }
        return unended;
    }

    private boolean isOverLines(int index) {
        return tokens.kind(index) == Kind.STRING && lines(tokens, index) > 0;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int lines(Tokens of, int index) {
        int lines = 0;
        for (int at = of.start(index); at < of.end(index); at++) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** For each token the lines in literals from there to the end. */
    private int[] linesFrom(Tokens of) {
        int[] lines = new int[of.size() + 1];
        for (int index = of.size() - 1; index >= 0; index--) {
            lines[index] = lines[index + 1] + (of.kind(index) == Kind.STRING ? lines(of, index) : 0);
        }
        return lines;
    }
}
