package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.ArrayList;
import java.util.List;

/** Operators from {@code not} on, and what stands at their sides. */
final class Operators {

    private static final List<String> NOT_IN = List.of("not in");
    private static final List<String> IS_NOT = List.of("is not");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Operators(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void inversion() {
        if (!lexer.is(Token.NOT)) {
            comparison();
            return;
        }
        if (!parse.enter()) {
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        inversion();
        tree.field(place, "argument");
        tree.close(place, Kind.NOT_OPERATOR, start, lexer.last, Token.NOT.words);
        parse.leave();
    }

    private void comparison() {
        int place = tree.size();
        int start = lexer.start;
        binary(1);
        if (!isComparison() || tree.size() == place) {
            return;
        }
        List<String> words = operator();
        binary(1);
        if (isComparison()) {
            words = new ArrayList<>(words);
            while (isComparison()) {
                words.addAll(operator());
                binary(1);
            }
        }
        tree.close(place, Kind.COMPARISON_OPERATOR, start, lexer.last, words, words.getLast());
    }

    private boolean isComparison() {
        return lexer.token.compares || (lexer.is(Token.NOT) && lexer.isFollowedBy("in"));
    }

    private List<String> operator() {
        Token operator = lexer.token;
        lexer.next();
        if (operator == Token.NOT) {
            lexer.next();
            return NOT_IN;
        }
        return operator == Token.IS && parse.accept(Token.NOT) ? IS_NOT : operator.words;
    }

    /** Operators that bind at least so strongly. */
    void binary(int least) {
        int place = tree.size();
        int start = lexer.start;
        unary();
        int chain = 0;
        while (lexer.token.power >= least && tree.size() > place) {
            if (chain++ == Parse.CHAIN_MAX) {
                parse.passRest();
                return;
            }
            Token operator = lexer.token;
            lexer.next();
            int right = tree.size();
            binary(operator.power + 1);
            close(place, right, Kind.BINARY_OPERATOR, start, operator);
        }
    }

    /** Makes a node of two sides and an operator between them. */
    void close(int place, int right, Kind kind, int start, Token operator) {
        parse.partial |= right == tree.size();
        tree.field(right, "right");
        tree.fieldUpTo(place, right, "left");
        tree.close(place, kind, start, lexer.last, operator.words, operator.text);
    }

    private void unary() {
        Token operator = lexer.token;
        if (operator != Token.MINUS && operator != Token.PLUS && operator != Token.TILDE) {
            power();
            return;
        }
        if (!parse.enter()) {
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        unary();
        tree.field(place, "argument");
        tree.close(place, Kind.UNARY_OPERATOR, start, lexer.last, operator.words, operator.text);
        parse.leave();
    }

    private void power() {
        int place = tree.size();
        int start = lexer.start;
        if (lexer.is(Token.AWAIT)) {
            await(place, start);
        } else {
            primary();
        }
        if (!lexer.is(Token.DOUBLE_STAR) || !parse.enter()) {
            return;
        }
        lexer.next();
        int right = tree.size();
        unary();
        close(place, right, Kind.BINARY_OPERATOR, start, Token.DOUBLE_STAR);
        parse.leave();
    }

    /** {@code await}, which before Python 3.7 might be a name. */
    private void await(int place, int start) {
        int end = lexer.end;
        lexer.next();
        if (lexer.token.begins) {
            primary();
            tree.close(place, Kind.AWAIT, start, lexer.last, Token.AWAIT.words);
        } else {
            tree.leaf(Kind.IDENTIFIER, start, end);
            trailers(place, start);
        }
    }

    void primary() {
        int place = tree.size();
        int start = lexer.start;
        atom();
        if (tree.size() > place) {
            trailers(place, start);
        }
    }

    private void trailers(int place, int start) {
        for (int chain = 0; chain < Parse.CHAIN_MAX; chain++) {
            switch (lexer.token) {
                case DOT -> {
                    if (!attribute(place, start)) {
                        return;
                    }
                }
                case OPEN_PARENTHESIS -> parse.arguments.call(place, start);
                case OPEN_BRACKET -> parse.arguments.subscript(place, start);
                default -> {
                    return;
                }
            }
        }
        parse.passRest();
    }

    private boolean attribute(int place, int start) {
        lexer.next();
        if (!parse.atName()) {
            parse.partial = true;
            return false;
        }
        tree.field(place, "object");
        int name = tree.size();
        parse.leaf(Kind.IDENTIFIER);
        tree.field(name, "attribute");
        tree.close(place, Kind.ATTRIBUTE, start, lexer.last);
        return true;
    }

    private void atom() {
        switch (lexer.token) {
            case NAME, ASYNC, AWAIT -> parse.leaf(Kind.IDENTIFIER);
            case STRING -> parse.strings.string();
            case INTEGER -> parse.leaf(Kind.INTEGER);
            case FLOAT -> parse.leaf(Kind.FLOAT);
            case NONE -> parse.leaf(Kind.NONE);
            case TRUE -> parse.leaf(Kind.TRUE);
            case FALSE -> parse.leaf(Kind.FALSE);
            case ELLIPSIS -> parse.leaf(Kind.ELLIPSIS);
            case OPEN_PARENTHESIS -> parse.displays.parentheses();
            case OPEN_BRACKET -> parse.displays.list();
            case OPEN_BRACE -> parse.displays.braces();
            case STAR, NOT, LAMBDA -> misplaced();
            default -> parse.partial = true;
        }
    }

    /** What would be an expression were it in brackets. */
    private void misplaced() {
        if (lexer.is(Token.STAR)) {
            parse.expressions.starred();
        } else {
            parse.partial = true;
            parse.expressions.expression();
        }
    }
}
