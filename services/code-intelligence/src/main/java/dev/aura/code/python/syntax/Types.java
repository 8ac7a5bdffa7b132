package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** Types, as annotations and type parameters have them. */
final class Types {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Runnable parameter = this::parameter;

    Types(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /**
     * Reads a type.
     *
     * @param bounded whether another may follow after a colon
     */
    void type(boolean bounded) {
        if (!parse.enter()) {
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        simple();
        if (tree.size() == place) {
            parse.leave();
            return;
        }
        while (lexer.is(Token.PIPE) || lexer.is(Token.DOT) || (bounded && lexer.is(Token.COLON))) {
            tree.close(place, Kind.TYPE, start, lexer.last);
            Token joint = lexer.token;
            lexer.next();
            switch (joint) {
                case DOT -> parse.name();
                case COLON -> type(true);
                default -> alternative();
            }
        }
        tree.close(place, Kind.TYPE, start, lexer.last);
        parse.leave();
    }

    private void alternative() {
        int place = tree.size();
        int start = lexer.start;
        simple();
        if (tree.size() > place) {
            tree.close(place, Kind.TYPE, start, lexer.last);
        }
    }

    /** What a type consists of, not yet a node. */
    private void simple() {
        if (lexer.is(Token.STAR) || lexer.is(Token.DOUBLE_STAR)) {
            splat();
        } else if (lexer.is(Token.NAME) && lexer.following() == '[') {
            parse.leaf(Kind.IDENTIFIER);
            arguments();
        } else {
            parse.expressions.expression();
        }
    }

    /** A star before a name belongs to the type; before more than a name it is an expression. */
    private void splat() {
        int place = tree.size();
        int start = lexer.start;
        Token stars = lexer.token;
        lexer.next();
        parse.expressions.binary();
        if (!tree.endsWith(place, Kind.IDENTIFIER)) {
            tree.close(place, Kind.LIST_SPLAT, start, lexer.last, stars.words);
        }
    }

    /** Types in brackets. */
    void arguments() {
        int base = lexer.brackets.depth();
        lexer.next();
        parse.separated(base, parameter);
        parse.close(Token.CLOSE_BRACKET, base);
    }

    private void parameter() {
        type(true);
        if (parse.accept(Token.ASSIGN)) {
            type(false);
        }
    }
}
