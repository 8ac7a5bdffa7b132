package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;

/** Statements one after the other, and what stands after a colon. */
final class Suites {

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Suites(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** The whole text. */
    void module() {
        lexer.next();
        while (!lexer.is(Token.END)) {
            statement();
        }
        tree.close(0, Kind.MODULE, 0, lexer.length);
    }

    void statement() {
        parse.partial |= lexer.indent > parse.indent;
        if (!parse.compounds.statement()) {
            parse.simple.line();
            parse.accept(Token.NEWLINE);
        }
    }

    /** A colon and the statements after it. */
    void suite(String field) {
        colon();
        int place = tree.size();
        int start = lexer.start;
        if (parse.compounds.begins()) {
            parse.partial = true;
            tree.leaf(Kind.BLOCK, lexer.last, lexer.last);
        } else if (!lexer.atEnd()) {
            parse.simple.line();
            tree.close(place, Kind.BLOCK, start, lexer.start);
            parse.accept(Token.NEWLINE);
        } else {
            lexer.next();
            if (lexer.indent > parse.indent && parse.enter()) {
                block();
                parse.leave();
            } else {
                parse.partial = true;
                tree.leaf(Kind.BLOCK, start, start);
            }
        }
        tree.field(place, field);
    }

    /** Ends the head of a statement. */
    void colon() {
        while (!lexer.atEnd() && !lexer.is(Token.COLON)) {
            parse.partial = true;
            if (lexer.token.begins) {
                parse.expressions.expression();
            } else {
                parse.pass();
            }
        }
        parse.header = false;
        parse.expect(Token.COLON);
    }

    /** Lines that are indented alike. */
    private void block() {
        int place = tree.size();
        int start = lexer.start;
        int around = parse.indent;
        parse.indent = lexer.indent;
        while (!lexer.is(Token.END) && lexer.indent >= parse.indent) {
            statement();
        }
        tree.close(place, Kind.BLOCK, start, lexer.endOfBlock(parse.indent));
        parse.indent = around;
    }
}
