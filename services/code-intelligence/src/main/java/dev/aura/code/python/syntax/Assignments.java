package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** Expressions that stand alone, and what is made of them where something is assigned. */
final class Assignments {

    /** How many targets are assigned to in one statement. */
    private static final int CHAIN_MAX = 1_000;

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    /** How many assignments the one at hand is the right side of. */
    private int chained;

    Assignments(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void statement() {
        int place = tree.size();
        int start = lexer.start;
        if (lexer.is(Token.YIELD)) {
            parse.expressions.yielded();
        } else {
            boolean list = parse.expressions.list();
            if (assigns() || lexer.is(Token.COLON)) {
                assignment(place, start, list);
            }
        }
        tree.close(place, Kind.EXPRESSION_STATEMENT, start, lexer.last);
    }

    private boolean assigns() {
        return lexer.is(Token.ASSIGN) || lexer.token.assigns;
    }

    /** Goes on where the left side was read. */
    private void assignment(int place, int start, boolean list) {
        parse.targets.turn(place);
        if (list) {
            tree.close(place, Kind.PATTERN_LIST, start, lexer.last);
        }
        tree.field(place, "left");
        Token operator = lexer.token;
        lexer.next();
        if (operator.assigns) {
            right();
            tree.close(place, Kind.AUGMENTED_ASSIGNMENT, start, lexer.last, operator.words, operator.text);
            return;
        }
        if (operator == Token.COLON) {
            annotation();
        }
        boolean valued = operator == Token.ASSIGN || parse.accept(Token.ASSIGN);
        if (valued) {
            right();
        }
        tree.close(place, Kind.ASSIGNMENT, start, lexer.last, valued ? Token.ASSIGN.words : List.of());
    }

    private void annotation() {
        if (lexer.atEnd()) {
            parse.partial = true;
            return;
        }
        int type = tree.size();
        parse.types.type(false);
        tree.field(type, "type");
    }

    private void right() {
        if (chained == CHAIN_MAX) {
            parse.passRest();
            return;
        }
        chained++;
        int place = tree.size();
        int start = lexer.start;
        if (lexer.is(Token.YIELD)) {
            parse.expressions.yielded();
        } else {
            boolean list = parse.expressions.list();
            if (assigns()) {
                assignment(place, start, list);
            } else if (list) {
                tree.close(place, Kind.EXPRESSION_LIST, start, lexer.last);
            }
        }
        tree.field(place, "right");
        chained--;
    }
}
