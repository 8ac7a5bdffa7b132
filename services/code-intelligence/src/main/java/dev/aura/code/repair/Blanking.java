package dev.aura.code.repair;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Blanks what a parser does not understand, statement by statement or line by line. Braces and comments stay, and all else where it is. */
public final class Blanking {

    private final Repaired before;
    private final SourceText source;
    private final Tokens tokens;
    private final StringBuilder text;

    public Blanking(Repaired before, Notation notation) {
        this.before = before;
        this.source = SourceText.of(before.kept());
        this.tokens = notation.lexer().apply(source);
        this.text = new StringBuilder(before.kept());
    }

    public Repaired repaired() {
        return before.with(text.toString());
    }

    /** Blanks the statement at an offset into the original or, where nothing stands there, a line; false where nothing is left to blank. */
    public boolean blank(int offset) {
        return blankStatement(offset) || blankLine(source.line(offset));
    }

    /** Blanks what stands between the nearest brace or semicolon on both sides of an offset, the semicolon too. */
    private boolean blankStatement(int offset) {
        int at = tokens.from(offset);
        if (at < tokens.size() && tokens.start(at) == offset && ends(at)) {
            // The parser names the last token that it understood; one that was put in is not among these.
            at++;
        }
        int first = at;
        while (first > 0 && !ends(first - 1) && !isEndedBefore(first)) {
            first--;
        }
        int end = at;
        while (end < tokens.size() && !ends(end) && (end == at || !isEndedBefore(end))) {
            end++;
        }
        boolean semicolon = end < tokens.size() && tokens.isText(end, ";");
        return blank(first, semicolon ? end + 1 : end);
    }

    /** Blanks a line; where it is blank already, the nearest above that is not. */
    private boolean blankLine(int from) {
        for (int line = Math.min(from, source.lineCount()); line >= 1; line--) {
            int end = line < source.lineCount() ? source.lineStart(line + 1) : source.length();
            if (blank(tokens.from(source.lineStart(line)), tokens.from(end))) {
                return true;
            }
        }
        return false;
    }

    private boolean blank(int first, int end) {
        boolean changed = false;
        for (int index = first; index < end; index++) {
            if (tokens.kind(index) == Kind.COMMENT || isBrace(index)) {
                continue;
            }
            for (int at = tokens.start(index); at < tokens.end(index); at++) {
                if (!Character.isWhitespace(text.charAt(at))) {
                    text.setCharAt(at, ' ');
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean ends(int index) {
        return isBrace(index) || tokens.isText(index, ";");
    }

    private boolean isBrace(int index) {
        return tokens.isText(index, "{") || tokens.isText(index, "}");
    }

    /** Whether a brace was put in right before a token. */
    private boolean isEndedBefore(int index) {
        int from = index == 0 ? 0 : tokens.end(index - 1);
        return before.hasBraceBetween(from, index == tokens.size() ? text.length() : tokens.start(index));
    }
}
