package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** Parameters of functions, with types, and of lambdas, without. */
final class Parameters {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Runnable parameter = this::parameter;

    Parameters(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** Parameters in parentheses. */
    void parameters() {
        int place = tree.size();
        int start = lexer.start;
        int base = lexer.brackets.depth();
        lexer.next();
        parse.separated(base, parameter);
        parse.close(Token.CLOSE_PARENTHESIS, base);
        tree.close(place, Kind.PARAMETERS, start, lexer.last);
    }

    /** Parameters up to a colon. */
    void plain() {
        do {
            if (!begins()) {
                return;
            }
            parameter(false);
        } while (parse.accept(Token.COMMA));
    }

    private boolean begins() {
        return parse.atName()
                || lexer.is(Token.STAR)
                || lexer.is(Token.DOUBLE_STAR)
                || lexer.is(Token.SLASH)
                || lexer.is(Token.OPEN_PARENTHESIS);
    }

    private void parameter() {
        parameter(true);
    }

    private void parameter(boolean typed) {
        int place = tree.size();
        int start = lexer.start;
        switch (lexer.token) {
            case SLASH -> {
                lexer.next();
                return;
            }
            case STAR -> splat(Kind.LIST_SPLAT_PATTERN);
            case DOUBLE_STAR -> splat(Kind.DICTIONARY_SPLAT_PATTERN);
            case OPEN_PARENTHESIS -> parse.targets.target();
            default -> parse.name();
        }
        if (tree.size() > place) {
            rest(place, start, typed && lexer.is(Token.COLON));
        }
    }

    private void splat(Kind kind) {
        int place = tree.size();
        int start = lexer.start;
        Token stars = lexer.token;
        lexer.next();
        if (parse.atName()) {
            parse.leaf(Kind.IDENTIFIER);
            tree.close(place, kind, start, lexer.last, stars.words);
        }
    }

    /** The type and the value after a name. */
    private void rest(int place, int start, boolean typed) {
        if (typed) {
            lexer.next();
            int type = tree.size();
            parse.types.type(false);
            tree.field(type, "type");
        }
        boolean valued = lexer.is(Token.ASSIGN);
        if (valued) {
            tree.fieldUpTo(place, place + 1, "name");
            lexer.next();
            int value = tree.size();
            parse.expressions.expression();
            tree.field(value, "value");
        }
        if (typed || valued) {
            Kind kind = !valued ? Kind.TYPED_PARAMETER : typed ? Kind.TYPED_DEFAULT_PARAMETER : Kind.DEFAULT_PARAMETER;
            tree.close(place, kind, start, lexer.last, valued ? Token.ASSIGN.words : java.util.List.of());
        }
    }
}
