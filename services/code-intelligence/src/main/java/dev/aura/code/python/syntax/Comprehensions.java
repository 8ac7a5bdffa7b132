package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The clauses of comprehensions. */
final class Comprehensions {

    private static final List<String> FOR_IN = List.of("for", "in");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Comprehensions(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** Whether a clause begins here. */
    boolean begins() {
        return lexer.is(Token.FOR) || (lexer.is(Token.ASYNC) && lexer.isFollowedBy("for"));
    }

    void clauses() {
        for (; ; ) {
            if (begins()) {
                if (!parse.enter()) {
                    return;
                }
                loop();
                parse.leave();
            } else if (lexer.is(Token.IF)) {
                condition();
            } else {
                return;
            }
        }
    }

    private void loop() {
        int place = tree.size();
        int start = lexer.start;
        boolean async = parse.accept(Token.ASYNC);
        lexer.next();
        parse.targets.list();
        tree.field(place, "left");
        parse.expect(Token.IN);
        int commas = 0;
        int right = tree.size();
        parse.expressions.unconditional();
        while (lexer.is(Token.COMMA)) {
            lexer.next();
            if (!lexer.token.begins) {
                break;
            }
            commas++;
            parse.expressions.unconditional();
        }
        tree.field(right, "right");
        List<String> words = Parse.words(async, "async", FOR_IN);
        tree.close(place, Kind.FOR_IN_CLAUSE, start, lexer.last, withCommas(words, commas));
    }

    /** Commas in the place that the grammar names {@code right} are words. */
    private static List<String> withCommas(List<String> words, int commas) {
        if (commas == 0) {
            return words;
        }
        List<String> all = new ArrayList<>(words);
        all.addAll(Collections.nCopies(commas, ","));
        return all;
    }

    /** A clause that begins with {@code if}. */
    void condition() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        parse.expressions.unconditional();
        tree.close(place, Kind.IF_CLAUSE, start, lexer.last, Token.IF.words);
    }
}
