package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** Expressions, from the loosest operators to the tightest. */
final class Expressions {

    private static final List<String> IF_ELSE = List.of("if", "else");
    private static final List<String> ELSELESS = List.of("if");
    private static final List<String> YIELD_FROM = List.of("yield", "from");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Operators operators;

    Expressions(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
        this.operators = new Operators(parse);
    }

    void expression() {
        read(true, true);
    }

    /** An expression after which {@code if} begins something else. */
    void unconditional() {
        read(false, true);
    }

    /** An expression after which {@code :=} begins something else. */
    void unnamed() {
        read(true, false);
    }

    private void read(boolean conditional, boolean named) {
        if (!parse.enter()) {
            return;
        }
        if (lexer.is(Token.LAMBDA)) {
            parse.lambdas.lambda(conditional);
        } else {
            int place = tree.size();
            int start = lexer.start;
            disjunction();
            if (lexer.is(Token.WALRUS) && named) {
                named(place, start);
            } else if (lexer.is(Token.IF) && conditional && tree.size() > place) {
                conditional(place, start);
            }
        }
        parse.leave();
    }

    private void named(int place, int start) {
        parse.partial |= !tree.endsWith(place, Kind.IDENTIFIER);
        tree.field(place, "name");
        lexer.next();
        int value = tree.size();
        expression();
        tree.field(value, "value");
        tree.close(place, Kind.NAMED_EXPRESSION, start, lexer.last, Token.WALRUS.words);
    }

    private void conditional(int place, int start) {
        lexer.next();
        disjunction();
        boolean whole = parse.accept(Token.ELSE);
        if (whole) {
            expression();
        }
        parse.partial |= !whole;
        tree.close(place, Kind.CONDITIONAL_EXPRESSION, start, lexer.last, whole ? IF_ELSE : ELSELESS);
    }

    /** An expression without {@code if}, {@code lambda} and {@code :=} outside of brackets. */
    void disjunction() {
        int place = tree.size();
        int start = lexer.start;
        conjunction();
        for (int chain = 0; lexer.is(Token.OR); chain++) {
            if (tooLong(chain)) {
                return;
            }
            lexer.next();
            int right = tree.size();
            conjunction();
            logical(place, right, start, Token.OR);
        }
    }

    private void conjunction() {
        int place = tree.size();
        int start = lexer.start;
        operators.inversion();
        for (int chain = 0; lexer.is(Token.AND); chain++) {
            if (tooLong(chain)) {
                return;
            }
            lexer.next();
            int right = tree.size();
            operators.inversion();
            logical(place, right, start, Token.AND);
        }
    }

    private boolean tooLong(int chain) {
        if (chain < Parse.CHAIN_MAX) {
            return false;
        }
        parse.passRest();
        return true;
    }

    private void logical(int place, int right, int start, Token operator) {
        operators.close(place, right, Kind.BOOLEAN_OPERATOR, start, operator);
    }

    /** A value with what binds tighter than comparisons. */
    void binary() {
        operators.binary(1);
    }

    /** A value with its members, calls and subscripts. */
    void primary() {
        operators.primary();
    }

    /** An expression, perhaps with a star. */
    void starred() {
        if (!lexer.is(Token.STAR)) {
            expression();
            return;
        }
        if (!parse.enter()) {
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        operators.binary(1);
        tree.close(place, Kind.LIST_SPLAT, start, lexer.last, Token.STAR.words);
        parse.leave();
    }

    /** Expressions with commas; whether there are any. */
    boolean list() {
        starred();
        return rest();
    }

    /** More expressions after a comma; whether there is one. */
    boolean rest() {
        boolean comma = false;
        while (lexer.is(Token.COMMA)) {
            comma = true;
            lexer.next();
            if (!lexer.token.begins && !lexer.is(Token.STAR)) {
                break;
            }
            starred();
        }
        return comma;
    }

    /** One expression, or a list of them. */
    void expressions() {
        int place = tree.size();
        int start = lexer.start;
        if (list()) {
            tree.close(place, Kind.EXPRESSION_LIST, start, lexer.last);
        }
    }

    void yielded() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        boolean from = parse.accept(Token.FROM);
        if (from) {
            expression();
        } else if (lexer.token.begins || lexer.is(Token.STAR)) {
            expressions();
        }
        tree.close(place, Kind.YIELD, start, lexer.last, from ? YIELD_FROM : Token.YIELD.words);
    }

    /** An expression, perhaps with the name that it is given. */
    void aliased() {
        int place = tree.size();
        int start = lexer.start;
        starred();
        if (!lexer.is(Token.AS)) {
            return;
        }
        lexer.next();
        int target = tree.size();
        int targetStart = lexer.start;
        operators.primary();
        if (tree.size() > target) {
            tree.close(target, Kind.AS_PATTERN_TARGET, targetStart, lexer.last);
            tree.field(target, "alias");
        }
        tree.close(place, Kind.AS_PATTERN, start, lexer.last, Token.AS.words);
    }
}
