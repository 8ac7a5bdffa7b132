package dev.aura.code.repair;

import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** How the lines of a text are indented, and which may begin something. */
final class Layout {

    private static final int TAB = 8;
    private static final String BEGINNINGS = "@#*!(~";

    private final String text;
    private final Tokens tokens;

    Layout(String text, Tokens tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Columns of white space that the line of a token begins with; -1 where the token is not the first in its line. */
    int indent(int index) {
        int from = index == 0 ? 0 : tokens.end(index - 1);
        int columns = 0;
        boolean first = index == 0;
        for (int at = from; at < tokens.start(index); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                first = true;
                columns = 0;
            } else {
                columns = c == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
            }
        }
        return first ? columns : -1;
    }

    /** Whether a token may be the first of a statement or member. Labels, of a switch too, often stand further left. */
    boolean mayBegin(int index) {
        return switch (tokens.kind(index)) {
            case NAME -> !tokens.isText(index, "case") && !tokens.isText(index, "default") && !isLabel(index);
            case SYMBOL -> BEGINNINGS.indexOf(text.charAt(tokens.start(index))) >= 0;
            case NUMBER, STRING, COMMENT, INDENT, DEDENT -> false;
        };
    }

    /** Whether a name and a colon are all of a line. */
    private boolean isLabel(int index) {
        return index + 1 < tokens.size()
                && tokens.isText(index + 1, ":")
                && (index + 2 == tokens.size() || tokens.kind(index + 2) == Kind.COMMENT || indent(index + 2) >= 0);
    }
}
