package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** Strings with expressions in them. */
final class FormattedStrings {

    /** What an offset is where the line is over. */
    private static final int OVER = -1;

    private final Parse parse;
    private final Strings strings;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    FormattedStrings(Parse parse, Strings strings) {
        this.parse = parse;
        this.strings = strings;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** The string at hand. */
    private record Quotes(char quote, boolean triple, boolean raw) {}

    void string(int start, int quote) {
        boolean triple = strings.isTriple(quote);
        Quotes quotes = new Quotes(lexer.chars[quote], triple, StringPrefix.isRaw(lexer.chars, start, quote));
        int place = tree.size();
        int end = content(quote + (triple ? 3 : 1), quotes);
        if (end == OVER) {
            tree.close(place, Kind.STRING, start, lexer.last);
        } else {
            tree.close(place, Kind.STRING, start, end);
            lexer.continueAt(end);
        }
    }

    private int content(int from, Quotes quotes) {
        int at = from;
        while (at != OVER) {
            char c = lexer.chars[at];
            if (ends(at, quotes)) {
                return at + (quotes.triple ? 3 : 1);
            }
            if (at >= lexer.length || (!quotes.triple && (c == '\n' || c == '\r'))) {
                parse.partial = true;
                return at;
            }
            at = switch (c) {
                case '\\' -> escaped(at, quotes);
                case '{' -> lexer.chars[at + 1] == '{' ? at + 2 : interpolation(at, quotes, false);
                default -> at + 1;
            };
        }
        return OVER;
    }

    private boolean ends(int at, Quotes quotes) {
        char[] chars = lexer.chars;
        return chars[at] == quotes.quote
                && (!quotes.triple || (chars[at + 1] == quotes.quote && chars[at + 2] == quotes.quote));
    }

    /** The offset after a backslash and what it goes with. */
    private int escaped(int at, Quotes quotes) {
        char[] chars = lexer.chars;
        char c = chars[at + 1];
        if (c == 'N' && chars[at + 2] == '{' && !quotes.raw) {
            int end = at + 3;
            while (end < lexer.length && chars[end] != '}' && chars[end] != '\n') {
                end++;
            }
            return chars[end] == '}' ? end + 1 : at + 2;
        }
        boolean alone = c == '{' || c == '}' || at + 1 >= lexer.length;
        return alone ? at + 1 : at + 1 + Math.max(1, Characters.continuation(chars, at));
    }

    /** Reads what stands in braces; the offset after it. In the format of another one it is no node. */
    private int interpolation(int at, Quotes quotes, boolean nested) {
        int place = tree.size();
        int depth = lexer.brackets.depth();
        if (!parse.enter()) {
            return lexer.atEnd() ? OVER : Math.max(at + 1, lexer.start);
        }
        lexer.enter(at + 1, '}');
        value();
        if (!nested) {
            tree.field(place, "expression");
        }
        boolean equals = parse.accept(Token.ASSIGN);
        if (lexer.is(Token.EXCLAMATION)) {
            lexer.continueAt(Characters.endOfName(lexer.chars, lexer.end));
        }
        int end = end(depth, quotes);
        parse.leave();
        if (!nested) {
            List<String> words = equals ? Token.ASSIGN.words : List.of();
            tree.close(place, Kind.INTERPOLATION, at, end == OVER ? lexer.last : end, words);
        }
        return end;
    }

    private void value() {
        if (lexer.is(Token.YIELD)) {
            parse.expressions.yielded();
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        if (lexer.is(Token.STAR)) {
            parse.expressions.starred();
        } else {
            parse.expressions.unnamed();
        }
        if (parse.expressions.rest()) {
            tree.close(place, Kind.EXPRESSION_LIST, start, lexer.last);
        }
    }

    /** The offset after the brace that closes one that was opened so deep. */
    private int end(int depth, Quotes quotes) {
        if (lexer.is(Token.CLOSE_BRACE) && lexer.brackets.depth() == depth) {
            return lexer.end;
        }
        int end = lexer.start;
        if (lexer.is(Token.COLON) || lexer.is(Token.WALRUS)) {
            end = format(lexer.start + 1, quotes);
        } else {
            parse.partial = true;
            if (lexer.first && !quotes.triple) {
                lexer.breakLine();
            }
        }
        if (end == OVER || lexer.atEnd()) {
            return OVER;
        }
        lexer.brackets.closeTo(depth);
        return end;
    }

    /** Passes a format, with what stands in braces in it; the offset after the brace that ends it, or where it fails. */
    private int format(int from, Quotes quotes) {
        int at = from;
        while (at != OVER) {
            char c = lexer.chars[at];
            if (c == '}') {
                return at + 1;
            }
            if (at >= lexer.length || ends(at, quotes) || (c == '\n' && !quotes.triple)) {
                parse.partial = true;
                return at;
            }
            at = c == '{' ? interpolation(at, quotes, true) : at + 1;
        }
        return OVER;
    }
}
