package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** {@code match} and its cases. */
final class Matches {

    private static final List<String> MATCH = List.of("match");
    private static final List<String> CASE = List.of("case");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final CasePatterns patterns;

    Matches(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
        this.patterns = new CasePatterns(parse);
    }

    /** Reads one, where one begins here. */
    boolean statement() {
        if (!lexer.reads("match") || !SoftWords.beginsMatch(lexer)) {
            return false;
        }
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        lexer.next();
        do {
            int subject = tree.size();
            parse.expressions.starred();
            tree.field(subject, "subject");
        } while (parse.accept(Token.COMMA) && lexer.token.begins);
        parse.suites.colon();
        int body = tree.size();
        block();
        tree.field(body, "body");
        tree.close(place, Kind.MATCH_STATEMENT, start, tree.endOfLast(place), MATCH);
        return true;
    }

    private void block() {
        int place = tree.size();
        int start = lexer.start;
        if (!lexer.atEnd()) {
            parse.simple.line();
        }
        lexer.next();
        int end = start;
        if (lexer.indent > parse.indent && parse.enter()) {
            int around = parse.indent;
            parse.indent = lexer.indent;
            while (!lexer.is(Token.END) && lexer.indent >= parse.indent) {
                clause();
            }
            end = lexer.endOfBlock(parse.indent);
            parse.indent = around;
            parse.leave();
        }
        parse.partial |= tree.size() == place;
        tree.close(place, Kind.BLOCK, start, end);
    }

    private void clause() {
        if (!lexer.reads("case")) {
            parse.partial = true;
            parse.suites.statement();
            return;
        }
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        lexer.next();
        do {
            patterns.pattern();
        } while (parse.accept(Token.COMMA) && !lexer.is(Token.COLON) && !lexer.is(Token.IF) && !lexer.atEnd());
        if (lexer.is(Token.IF)) {
            int guard = tree.size();
            parse.comprehensions.condition();
            tree.field(guard, "guard");
        }
        parse.suites.suite("consequence");
        tree.close(place, Kind.CASE_CLAUSE, start, tree.endOfLast(place), CASE);
        tree.field(place, "alternative");
    }
}
