package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** Functions without a name. */
final class Lambdas {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Lambdas(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** Reads one; {@code if} after its body may begin something else. */
    void lambda(boolean conditional) {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        if (!lexer.is(Token.COLON)) {
            int first = lexer.start;
            parse.parameters.plain();
            if (lexer.last > first) {
                tree.close(place, Kind.LAMBDA_PARAMETERS, first, lexer.last);
                tree.field(place, "parameters");
            }
        }
        parse.expect(Token.COLON);
        int body = tree.size();
        if (conditional) {
            parse.expressions.expression();
        } else {
            parse.expressions.unconditional();
        }
        tree.field(body, "body");
        tree.close(place, Kind.LAMBDA, start, lexer.last, Token.LAMBDA.words);
    }
}
