package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.TreeBuilder;

/** What is assigned to. That an expression is such a thing shows after it only, so that it is turned into one then. */
final class Targets {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Targets(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** Targets with commas between them, up to {@code in}. */
    void list() {
        int place = tree.size();
        int start = lexer.start;
        target();
        boolean comma = false;
        while (lexer.is(Token.COMMA)) {
            comma = true;
            lexer.next();
            if (!lexer.token.begins && !lexer.is(Token.STAR)) {
                break;
            }
            target();
        }
        if (comma) {
            tree.close(place, Kind.PATTERN_LIST, start, lexer.last);
        }
    }

    void target() {
        int place = tree.size();
        parse.expressions.primary();
        turn(place);
    }

    /** Turns what waits from a place on into targets. */
    void turn(int place) {
        for (int at = place; at < tree.size(); at++) {
            turn(tree.at(at));
        }
    }

    private void turn(Node<Kind> node) {
        switch (node.kind()) {
            case LIST -> within(node, Kind.LIST_PATTERN);
            case TUPLE, PARENTHESIZED_EXPRESSION -> within(node, Kind.TUPLE_PATTERN);
            case LIST_SPLAT -> tree.become(node, Kind.LIST_SPLAT_PATTERN);
            case IDENTIFIER, ATTRIBUTE, SUBSCRIPT, LIST_PATTERN, TUPLE_PATTERN, LIST_SPLAT_PATTERN -> {}
            default -> parse.partial = true;
        }
    }

    private void within(Node<Kind> node, Kind kind) {
        tree.become(node, kind);
        for (Node<Kind> child : node.children()) {
            turn(child);
        }
    }
}
