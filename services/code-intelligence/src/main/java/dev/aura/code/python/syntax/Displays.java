package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** What stands in brackets of its own: tuples, lists, sets, dictionaries, and comprehensions. */
final class Displays {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Runnable element = this::element;
    private final Runnable entry = this::entry;

    Displays(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void parentheses() {
        int place = tree.size();
        int start = lexer.start;
        int base = lexer.brackets.depth();
        lexer.next();
        Kind kind = Kind.TUPLE;
        if (!parse.closed(base)) {
            element();
            if (parse.comprehensions.begins()) {
                tree.field(place, "body");
                parse.comprehensions.clauses();
                kind = Kind.GENERATOR_EXPRESSION;
            } else if (!lexer.is(Token.COMMA)) {
                kind = Kind.PARENTHESIZED_EXPRESSION;
            }
            more(base, element);
        }
        parse.close(Token.CLOSE_PARENTHESIS, base);
        tree.close(place, kind, start, lexer.last);
    }

    void list() {
        int place = tree.size();
        int start = lexer.start;
        int base = lexer.brackets.depth();
        lexer.next();
        Kind kind = Kind.LIST;
        if (!parse.closed(base)) {
            element();
            if (parse.comprehensions.begins()) {
                tree.field(place, "body");
                parse.comprehensions.clauses();
                kind = Kind.LIST_COMPREHENSION;
            }
            more(base, element);
        }
        parse.close(Token.CLOSE_BRACKET, base);
        tree.close(place, kind, start, lexer.last);
    }

    void braces() {
        int place = tree.size();
        int start = lexer.start;
        int base = lexer.brackets.depth();
        lexer.next();
        Kind kind = Kind.DICTIONARY;
        if (!parse.closed(base)) {
            entry();
            boolean pairs = tree.endsWith(place, Kind.PAIR) || tree.endsWith(place, Kind.DICTIONARY_SPLAT);
            kind = pairs ? Kind.DICTIONARY : Kind.SET;
            if (parse.comprehensions.begins()) {
                tree.field(place, "body");
                parse.comprehensions.clauses();
                kind = pairs ? Kind.DICTIONARY_COMPREHENSION : Kind.SET_COMPREHENSION;
            }
            more(base, entry);
        }
        parse.close(Token.CLOSE_BRACE, base);
        tree.close(place, kind, start, lexer.last);
    }

    /** The elements after the first. */
    private void more(int base, Runnable each) {
        if (parse.closed(base)) {
            return;
        }
        if (lexer.is(Token.COMMA) || parse.mend(base, true)) {
            parse.separated(base, each);
        }
    }

    private void element() {
        if (lexer.is(Token.YIELD)) {
            parse.expressions.yielded();
        } else if (lexer.is(Token.STAR)) {
            splat(Kind.LIST_SPLAT);
        } else {
            parse.expressions.aliased();
        }
    }

    /** An expression with one or two stars before it. */
    void splat(Kind kind) {
        int place = tree.size();
        int start = lexer.start;
        Token stars = lexer.token;
        lexer.next();
        parse.expressions.expression();
        tree.close(place, kind, start, lexer.last, stars.words);
    }

    private void entry() {
        if (lexer.is(Token.DOUBLE_STAR)) {
            splat(Kind.DICTIONARY_SPLAT);
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        element();
        if (!lexer.is(Token.COLON)) {
            return;
        }
        tree.field(place, "key");
        lexer.next();
        int value = tree.size();
        parse.expressions.expression();
        tree.field(value, "value");
        tree.close(place, Kind.PAIR, start, lexer.last);
    }
}
