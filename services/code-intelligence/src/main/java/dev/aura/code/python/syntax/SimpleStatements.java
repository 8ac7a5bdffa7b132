package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** Statements within a line, those that only Python 2 has too. */
final class SimpleStatements {

    private static final List<String> RAISE_FROM = List.of("raise", "from");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Imports imports;

    SimpleStatements(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
        this.imports = new Imports(parse);
    }

    /** Reads a line of statements, up to its end. */
    void line() {
        do {
            if (lexer.atEnd()) {
                return;
            }
            statement();
            if (!lexer.atEnd() && !lexer.is(Token.SEMICOLON)) {
                parse.passStatement();
            }
        } while (parse.accept(Token.SEMICOLON));
    }

    private void statement() {
        switch (lexer.token) {
            case NAME -> named();
            case IMPORT -> imports.plain();
            case FROM -> imports.from();
            case RETURN -> simple(Kind.RETURN_STATEMENT, Token.RETURN.words);
            case DEL -> simple(Kind.DELETE_STATEMENT, Token.DEL.words);
            case RAISE -> raise();
            case ASSERT -> assertion();
            case PASS -> word(Kind.PASS_STATEMENT);
            case BREAK -> word(Kind.BREAK_STATEMENT);
            case CONTINUE -> word(Kind.CONTINUE_STATEMENT);
            case GLOBAL, NONLOCAL -> names();
            default -> {
                if (lexer.token.begins || lexer.is(Token.STAR) || lexer.is(Token.YIELD)) {
                    parse.assignments.statement();
                } else {
                    parse.partial = true;
                    parse.pass();
                }
            }
        }
    }

    /** A statement that begins with a name that may be a word of its own. */
    private void named() {
        switch (lexer.end - lexer.start) {
            case 4 -> {
                if (lexer.reads("type") && SoftWords.beginsName(lexer)) {
                    alias();
                    return;
                }
                if (lexer.reads("exec") && SoftWords.beginsValue(lexer)) {
                    exec();
                    return;
                }
            }
            case 5 -> {
                if (lexer.reads("print") && SoftWords.beginsPrinted(lexer)) {
                    print();
                    return;
                }
            }
            default -> {}
        }
        parse.assignments.statement();
    }

    private void alias() {
        lexer.next();
        parse.types.type(false);
        parse.expect(Token.ASSIGN);
        parse.types.type(false);
    }

    private void exec() {
        lexer.next();
        parse.expressions.binary();
        if (parse.accept(Token.IN)) {
            values();
        }
    }

    private void print() {
        lexer.next();
        if (parse.accept(Token.SHIFT_RIGHT)) {
            parse.expressions.expression();
            if (!parse.accept(Token.COMMA)) {
                return;
            }
        }
        values();
    }

    /** Expressions with commas, each for itself. */
    private void values() {
        while (lexer.token.begins) {
            parse.expressions.expression();
            if (!parse.accept(Token.COMMA)) {
                return;
            }
        }
    }

    /** A word, and expressions after it where there are any. */
    private void simple(Kind kind, List<String> words) {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        if (lexer.token.begins || lexer.is(Token.STAR)) {
            parse.expressions.expressions();
        } else {
            parse.partial |= kind == Kind.DELETE_STATEMENT;
        }
        tree.close(place, kind, start, lexer.last, words);
    }

    private void raise() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        if (lexer.token.begins) {
            parse.expressions.expressions();
        }
        boolean from = parse.accept(Token.FROM);
        if (from) {
            int cause = tree.size();
            parse.expressions.expression();
            tree.field(cause, "cause");
        }
        tree.close(place, Kind.RAISE_STATEMENT, start, lexer.last, from ? RAISE_FROM : Token.RAISE.words);
    }

    private void assertion() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        parse.partial |= !lexer.token.begins;
        values();
        tree.close(place, Kind.ASSERT_STATEMENT, start, lexer.last, Token.ASSERT.words);
    }

    private void word(Kind kind) {
        List<String> words = lexer.token.words;
        int start = lexer.start;
        lexer.next();
        tree.close(tree.size(), kind, start, lexer.last, words);
    }

    private void names() {
        do {
            lexer.next();
            parse.name();
        } while (lexer.is(Token.COMMA));
    }
}
