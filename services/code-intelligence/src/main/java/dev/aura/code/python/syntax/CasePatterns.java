package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** The patterns of cases. */
final class CasePatterns {

    private static final List<String> ANY = List.of("_");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Runnable pattern = this::pattern;
    private final Runnable entry = this::entry;

    CasePatterns(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void pattern() {
        if (!parse.enter()) {
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        List<String> words = List.of();
        if (lexer.is(Token.STAR) || lexer.is(Token.DOUBLE_STAR)) {
            splat();
        } else {
            words = alternatives(true);
        }
        if (lexer.last > start || tree.size() > place) {
            tree.close(place, Kind.CASE_PATTERN, start, lexer.last, words);
        }
        if (parse.accept(Token.AS)) {
            parse.name();
            tree.close(place, Kind.AS_PATTERN, start, lexer.last, Token.AS.words);
            tree.close(place, Kind.CASE_PATTERN, start, lexer.last);
        }
        parse.leave();
    }

    private void splat() {
        lexer.next();
        if (lexer.reads("_")) {
            lexer.next();
        } else {
            parse.name();
        }
    }

    /** Patterns of which one has to fit; the words of it where it is only one. */
    private List<String> alternatives(boolean keyword) {
        int place = tree.size();
        List<String> words = simple();
        if (keyword && lexer.is(Token.ASSIGN) && tree.endsWith(place, Kind.DOTTED_NAME)) {
            tree.unwrapLast();
            lexer.next();
            alternatives(false);
            return List.of();
        }
        if (!lexer.is(Token.PIPE)) {
            return words;
        }
        while (parse.accept(Token.PIPE)) {
            simple();
        }
        return List.of();
    }

    private List<String> simple() {
        switch (lexer.token) {
            case NAME -> {
                return named();
            }
            case MINUS, INTEGER, FLOAT -> {
                return number();
            }
            case OPEN_PARENTHESIS -> bracket(Kind.TUPLE_PATTERN, Token.CLOSE_PARENTHESIS);
            case OPEN_BRACKET -> bracket(Kind.LIST_PATTERN, Token.CLOSE_BRACKET);
            case OPEN_BRACE -> dictionary();
            case STRING -> parse.strings.string();
            case NONE -> parse.leaf(Kind.NONE);
            case TRUE -> parse.leaf(Kind.TRUE);
            case FALSE -> parse.leaf(Kind.FALSE);
            default -> {
                parse.partial = true;
                if (!lexer.atEnd() && !lexer.is(Token.COLON) && !Lines.closes(lexer.chars[lexer.start])) {
                    parse.pass();
                }
            }
        }
        return List.of();
    }

    private List<String> named() {
        if (lexer.reads("_") && lexer.following() != '.' && lexer.following() != '(') {
            lexer.next();
            return ANY;
        }
        int place = tree.size();
        int start = lexer.start;
        parse.leaf(Kind.IDENTIFIER);
        while (parse.accept(Token.DOT)) {
            parse.name();
        }
        tree.close(place, Kind.DOTTED_NAME, start, lexer.last);
        if (lexer.is(Token.OPEN_PARENTHESIS)) {
            patterns(Token.CLOSE_PARENTHESIS);
        }
        return List.of();
    }

    /** A number, perhaps a complex one of two parts, whose signs are no words of the pattern. */
    private List<String> number() {
        boolean negative = parse.accept(Token.MINUS);
        part();
        if (lexer.is(Token.PLUS) || lexer.is(Token.MINUS)) {
            lexer.next();
            part();
            return List.of();
        }
        return negative ? Token.MINUS.words : List.of();
    }

    private void part() {
        if (lexer.is(Token.INTEGER) || lexer.is(Token.FLOAT)) {
            parse.leaf(lexer.is(Token.INTEGER) ? Kind.INTEGER : Kind.FLOAT);
        } else {
            parse.partial = true;
        }
    }

    private void bracket(Kind kind, Token closing) {
        int place = tree.size();
        int start = lexer.start;
        patterns(closing);
        tree.close(place, kind, start, lexer.last);
    }

    private void patterns(Token closing) {
        int base = lexer.brackets.depth();
        lexer.next();
        parse.separated(base, pattern);
        parse.close(closing, base);
    }

    private void dictionary() {
        if (!parse.enter()) {
            return;
        }
        int base = lexer.brackets.depth();
        lexer.next();
        parse.separated(base, entry);
        parse.close(Token.CLOSE_BRACE, base);
        parse.leave();
    }

    private void entry() {
        if (lexer.is(Token.STAR) || lexer.is(Token.DOUBLE_STAR)) {
            splat();
            return;
        }
        alternatives(false);
        parse.expect(Token.COLON);
        pattern();
    }
}
