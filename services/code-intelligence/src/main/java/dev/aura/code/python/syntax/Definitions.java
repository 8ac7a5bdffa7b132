package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** Functions, classes, and what decorates them. Where a part is missing, the rest is still one. */
final class Definitions {

    private static final List<String> DEF_ARROW = List.of("def", "->");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Definitions(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void function(int start, boolean async) {
        int place = tree.size();
        parse.header = true;
        lexer.next();
        name(place);
        int parameters = tree.size();
        if (lexer.is(Token.OPEN_PARENTHESIS)) {
            parse.parameters.parameters();
            tree.field(parameters, "parameters");
        } else {
            parse.partial = true;
        }
        boolean arrow = parse.accept(Token.ARROW);
        if (arrow) {
            int type = tree.size();
            parse.types.type(false);
            tree.field(type, "return_type");
        }
        parse.suites.suite("body");
        List<String> words = Parse.words(async, "async", arrow ? DEF_ARROW : Token.DEF.words);
        tree.close(place, Kind.FUNCTION_DEFINITION, start, tree.endOfLast(place), words);
    }

    /** The name, and what the definition is generic over. */
    private void name(int place) {
        parse.name();
        tree.field(place, "name");
        if (lexer.is(Token.OPEN_BRACKET)) {
            parse.types.arguments();
        }
    }

    void type() {
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        lexer.next();
        name(place);
        int bases = tree.size();
        if (lexer.is(Token.OPEN_PARENTHESIS)) {
            parse.arguments.list();
            tree.field(bases, "superclasses");
        }
        parse.suites.suite("body");
        tree.close(place, Kind.CLASS_DEFINITION, start, tree.endOfLast(place), Token.CLASS.words);
    }

    void decorated() {
        int place = tree.size();
        int start = lexer.start;
        while (lexer.is(Token.AT) && lexer.indent >= parse.indent) {
            decorator();
        }
        int definition = tree.size();
        boolean async = lexer.is(Token.ASYNC) && lexer.isFollowedBy("def");
        if (async || lexer.is(Token.DEF) || lexer.is(Token.CLASS)) {
            parse.compounds.statement();
            tree.field(definition, "definition");
            tree.close(place, Kind.DECORATED_DEFINITION, start, tree.endOfLast(place));
        } else {
            parse.partial = true;
        }
    }

    private void decorator() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        parse.expressions.expression();
        if (!lexer.atEnd()) {
            parse.passStatement();
            while (parse.accept(Token.SEMICOLON)) {
                parse.passStatement();
            }
        }
        lexer.next();
        tree.close(place, Kind.DECORATOR, start, lexer.last, Token.AT.words);
    }
}
