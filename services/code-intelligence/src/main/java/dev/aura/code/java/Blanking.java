package dev.aura.code.java;

import com.github.javaparser.Position;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Blanks what a parser does not understand, statement by statement or line by line. Braces and comments stay, and all else where it is. */
final class Blanking {

    private final StringBuilder text;

    Blanking(String text) {
        this.text = new StringBuilder(text);
    }

    String text() {
        return text.toString();
    }

    /** Blanks the statement at a place or, where nothing stands there, a line; false where nothing is left to blank. */
    boolean blank(Position place) {
        SourceText source = SourceText.of(text.toString());
        Tokens tokens = JavaLexer.tokens(source);
        return blankStatement(tokens, source.offset(place.line, place.column)) || blankLine(source, tokens, place.line);
    }

    /** Blanks what stands between the nearest brace or semicolon on both sides of an offset, the semicolon too. */
    private boolean blankStatement(Tokens tokens, int offset) {
        int at = tokens.from(offset);
        if (at < tokens.size() && ends(tokens, at)) {
            // The parser names the last token that it understood.
            at++;
        }
        int first = at;
        while (first > 0 && !ends(tokens, first - 1)) {
            first--;
        }
        int end = at;
        while (end < tokens.size() && !ends(tokens, end)) {
            end++;
        }
        boolean semicolon = end < tokens.size() && tokens.isText(end, ";");
        return blank(tokens, first, semicolon ? end + 1 : end);
    }

    /** Blanks a line; where it is blank already, the nearest above that is not. */
    private boolean blankLine(SourceText source, Tokens tokens, int from) {
        for (int line = Math.min(from, source.lineCount()); line >= 1; line--) {
            int end = line < source.lineCount() ? source.lineStart(line + 1) : source.length();
            if (blank(tokens, tokens.from(source.lineStart(line)), tokens.from(end))) {
                return true;
            }
        }
        return false;
    }

    private boolean blank(Tokens tokens, int first, int end) {
        boolean changed = false;
        for (int index = first; index < end; index++) {
            if (tokens.kind(index) == Kind.COMMENT || tokens.isText(index, "{") || tokens.isText(index, "}")) {
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

    private static boolean ends(Tokens tokens, int index) {
        return tokens.isText(index, "{") || tokens.isText(index, "}") || tokens.isText(index, ";");
    }
}
