package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** Strings. One that is not ended ends with its line, or before a definition that begins in it. */
final class Strings {

    /** How often the rest of the text is searched for a definition, which is a rare thing to need. */
    private static final int SEARCHES_MAX = 4;

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final FormattedStrings formatted;
    private int searches;

    Strings(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
        this.formatted = new FormattedStrings(parse, this);
    }

    /** One string, or several side by side. */
    void string() {
        int place = tree.size();
        int start = lexer.start;
        one();
        if (lexer.is(Token.STRING)) {
            while (lexer.is(Token.STRING)) {
                one();
            }
            tree.close(place, Kind.CONCATENATED_STRING, start, lexer.last);
        }
    }

    private void one() {
        int start = lexer.start;
        int quote = lexer.end - 1;
        if (quote > start && StringPrefix.isFormatted(lexer.chars, start, quote)) {
            formatted.string(start, quote);
        } else {
            int end = end(quote);
            tree.leaf(Kind.STRING, start, end);
            lexer.continueAt(end);
        }
    }

    /** Passes a string without looking into it. */
    void pass() {
        lexer.continueAt(end(lexer.end - 1));
    }

    boolean isTriple(int quote) {
        char c = lexer.chars[quote];
        return lexer.chars[quote + 1] == c && lexer.chars[quote + 2] == c && c != '`';
    }

    private int end(int quote) {
        return isTriple(quote)
                ? endOfTriple(quote + 3, lexer.chars[quote])
                : endOfSingle(quote + 1, lexer.chars[quote]);
    }

    private int endOfSingle(int from, char quote) {
        char[] chars = lexer.chars;
        int at = from;
        while (at < lexer.length) {
            char c = chars[at];
            if (c == quote) {
                return at + 1;
            }
            if (c == '\\') {
                at += 1 + Math.max(1, Characters.continuation(chars, at));
            } else if (c == '\n' || c == '\r') {
                break;
            } else {
                at++;
            }
        }
        parse.partial = true;
        return Math.min(at, lexer.length);
    }

    private int endOfTriple(int from, char quote) {
        char[] chars = lexer.chars;
        int at = from;
        while (at < lexer.length) {
            char c = chars[at];
            if (c == quote && chars[at + 1] == quote && chars[at + 2] == quote) {
                return at + 3;
            }
            at += c == '\\' ? 2 : 1;
        }
        return unended(from);
    }

    /** Where a string ends that nothing ends. */
    int unended(int from) {
        parse.partial = true;
        if (searches == SEARCHES_MAX) {
            return lexer.length;
        }
        searches++;
        for (int at = from; at < lexer.length; at++) {
            if (lexer.chars[at] == '\n' && definitionFollows(at + 1)) {
                return at;
            }
        }
        return lexer.length;
    }

    /** Whether a line defines something, no deeper than the block around the string. */
    private boolean definitionFollows(int lineBegin) {
        char[] chars = lexer.chars;
        int at = lineBegin;
        while (at - lineBegin < parse.indent && (chars[at] == ' ' || chars[at] == '\t')) {
            at++;
        }
        int end = Characters.endOfName(chars, at);
        Token word = end == at ? Token.UNKNOWN : Token.word(chars, at, end);
        return chars[at] == '@' || word == Token.DEF || word == Token.CLASS || word == Token.ASYNC;
    }
}
