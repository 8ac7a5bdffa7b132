package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.TreeBuilder;
import java.util.ArrayList;
import java.util.List;

/** Statements that have blocks. */
final class Compounds {

    private static final List<String> FOR_IN = List.of("for", "in");
    private static final List<String> EXCEPT_STAR = List.of("except", "*");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;

    Compounds(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    /** Whether such a statement, or a part of one, begins here. */
    boolean begins() {
        return switch (lexer.token) {
            case IF, WHILE, FOR, TRY, WITH, DEF, CLASS, ELIF, ELSE, EXCEPT, FINALLY -> true;
            default -> false;
        };
    }

    /** Reads one, where one begins here. */
    boolean statement() {
        switch (lexer.token) {
            case DEF -> parse.definitions.function(lexer.start, false);
            case CLASS -> parse.definitions.type();
            case AT -> parse.definitions.decorated();
            case IF -> branches();
            case FOR -> loop(lexer.start, false);
            case WHILE -> repetition();
            case TRY -> attempt();
            case WITH -> with(lexer.start, false);
            case ASYNC -> {
                return async();
            }
            case NAME -> {
                return parse.matches.statement();
            }
            case ELIF, ELSE, EXCEPT, FINALLY -> stray();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean async() {
        boolean begins = lexer.isFollowedBy("def") || lexer.isFollowedBy("for") || lexer.isFollowedBy("with");
        if (begins) {
            int start = lexer.start;
            lexer.next();
            switch (lexer.token) {
                case DEF -> parse.definitions.function(start, true);
                case FOR -> loop(start, true);
                default -> with(start, true);
            }
        }
        return begins;
    }

    /** Whether a clause goes on with the statement before it. */
    private boolean continues(Token clause) {
        return lexer.is(clause) && lexer.indent >= parse.indent;
    }

    private void condition() {
        lexer.next();
        int condition = tree.size();
        parse.expressions.expression();
        tree.field(condition, "condition");
    }

    private void branches() {
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        condition();
        parse.suites.suite("consequence");
        while (continues(Token.ELIF)) {
            elif();
        }
        otherwise();
        close(place, Kind.IF_STATEMENT, start, Token.IF.words);
    }

    private void elif() {
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        condition();
        parse.suites.suite("consequence");
        close(place, Kind.ELIF_CLAUSE, start, Token.ELIF.words);
        tree.field(place, "alternative");
    }

    private void otherwise() {
        if (continues(Token.ELSE)) {
            int place = tree.size();
            clause(Kind.ELSE_CLAUSE, "body");
            tree.field(place, "alternative");
        }
    }

    /** A word and a block. */
    private void clause(Kind kind, String field) {
        int place = tree.size();
        int start = lexer.start;
        List<String> words = lexer.token.words;
        parse.header = true;
        lexer.next();
        parse.suites.suite(field);
        close(place, kind, start, words);
    }

    /** A clause without the statement that it belongs to. */
    private void stray() {
        parse.partial = true;
        switch (lexer.token) {
            case ELIF -> elif();
            case EXCEPT -> handler();
            case FINALLY -> clause(Kind.FINALLY_CLAUSE, "");
            default -> otherwise();
        }
    }

    private void loop(int start, boolean async) {
        int place = tree.size();
        parse.header = true;
        lexer.next();
        parse.targets.list();
        tree.field(place, "left");
        int right = tree.size();
        if (parse.accept(Token.IN)) {
            parse.expressions.expressions();
            tree.field(right, "right");
        } else {
            parse.partial = true;
        }
        parse.suites.suite("body");
        otherwise();
        close(place, Kind.FOR_STATEMENT, start, Parse.words(async, "async", FOR_IN));
    }

    private void repetition() {
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        condition();
        parse.suites.suite("body");
        otherwise();
        close(place, Kind.WHILE_STATEMENT, start, Token.WHILE.words);
    }

    private void attempt() {
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        lexer.next();
        parse.suites.suite("body");
        while (continues(Token.EXCEPT)) {
            handler();
        }
        if (continues(Token.ELSE)) {
            clause(Kind.ELSE_CLAUSE, "body");
        }
        if (continues(Token.FINALLY)) {
            clause(Kind.FINALLY_CLAUSE, "");
        }
        close(place, Kind.TRY_STATEMENT, start, Token.TRY.words);
    }

    private void handler() {
        int place = tree.size();
        int start = lexer.start;
        parse.header = true;
        lexer.next();
        boolean star = parse.accept(Token.STAR);
        while (lexer.token.begins) {
            int value = tree.size();
            parse.expressions.aliased();
            tree.field(value, "value");
            parse.accept(Token.COMMA);
        }
        parse.suites.suite("");
        close(place, Kind.EXCEPT_CLAUSE, start, star ? EXCEPT_STAR : Token.EXCEPT.words);
    }

    private void with(int start, boolean async) {
        int place = tree.size();
        parse.header = true;
        lexer.next();
        int clauseStart = lexer.start;
        items(place);
        if (tree.size() > place) {
            tree.close(place, Kind.WITH_CLAUSE, clauseStart, lexer.last);
        } else {
            parse.partial = true;
        }
        parse.suites.suite("body");
        close(place, Kind.WITH_STATEMENT, start, Parse.words(async, "async", Token.WITH.words));
    }

    private void items(int place) {
        int items = 0;
        while (lexer.token.begins) {
            parse.expressions.aliased();
            items++;
            if (!parse.accept(Token.COMMA)) {
                break;
            }
        }
        List<Node<Kind>> found = new ArrayList<>();
        for (int at = place; at < tree.size(); at++) {
            found.add(tree.at(at));
        }
        boolean bracket = items == 1 && found.size() == 1 && areItems(found.getFirst());
        tree.replace(place, bracket ? found.getFirst().children() : found, Kind.WITH_ITEM, "value");
    }

    /** Whether what looks like a tuple is the items in parentheses. */
    private static boolean areItems(Node<Kind> value) {
        return value.is(Kind.TUPLE)
                && !value.children().isEmpty()
                && value.children().stream().noneMatch(child -> child.is(Kind.LIST_SPLAT) || child.is(Kind.YIELD));
    }

    /** Statements end with their last block. */
    private void close(int place, Kind kind, int start, List<String> words) {
        tree.close(place, kind, start, Math.max(start, tree.endOfLast(place)), words);
    }
}
