package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** What stands in brackets after a value. */
final class Arguments {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Runnable argument = this::argument;
    private final Runnable key = this::key;

    Arguments(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void call(int place, int start) {
        tree.field(place, "function");
        int given = tree.size();
        list();
        tree.field(given, "arguments");
        tree.close(place, Kind.CALL, start, lexer.last);
    }

    /** The arguments of a call, or the bases of a class. */
    void list() {
        int place = tree.size();
        int start = lexer.start;
        int base = lexer.brackets.depth();
        lexer.next();
        Kind kind = Kind.ARGUMENT_LIST;
        if (!parse.closed(base) && !lexer.is(Token.COMMA)) {
            int before = lexer.start;
            argument();
            if (parse.comprehensions.begins()) {
                tree.field(place, "body");
                parse.comprehensions.clauses();
                kind = Kind.GENERATOR_EXPRESSION;
            }
            if (!parse.closed(base) && !lexer.is(Token.COMMA)) {
                parse.mend(base, lexer.start > before);
            }
        }
        parse.separated(base, argument);
        parse.close(Token.CLOSE_PARENTHESIS, base);
        tree.close(place, kind, start, lexer.last);
    }

    private void argument() {
        if (lexer.is(Token.STAR)) {
            parse.displays.splat(Kind.LIST_SPLAT);
            return;
        }
        if (lexer.is(Token.DOUBLE_STAR)) {
            parse.displays.splat(Kind.DICTIONARY_SPLAT);
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        parse.expressions.expression();
        if (lexer.is(Token.ASSIGN) && tree.endsWith(place, Kind.IDENTIFIER)) {
            tree.field(place, "name");
            lexer.next();
            int value = tree.size();
            parse.expressions.expression();
            tree.field(value, "value");
            tree.close(place, Kind.KEYWORD_ARGUMENT, start, lexer.last, Token.ASSIGN.words);
        }
    }

    void subscript(int place, int start) {
        tree.field(place, "value");
        int keys = tree.size();
        int base = lexer.brackets.depth();
        lexer.next();
        parse.separated(base, key);
        parse.close(Token.CLOSE_BRACKET, base);
        tree.field(keys, "subscript");
        tree.close(place, Kind.SUBSCRIPT, start, lexer.last);
    }

    private void key() {
        int place = tree.size();
        int start = lexer.start;
        if (!lexer.is(Token.COLON)) {
            parse.expressions.starred();
        }
        if (lexer.is(Token.COLON)) {
            for (int colons = 0; colons < 2 && lexer.is(Token.COLON); colons++) {
                lexer.next();
                if (lexer.token.begins) {
                    parse.expressions.expression();
                }
            }
            tree.close(place, Kind.SLICE, start, lexer.last);
        }
    }
}
