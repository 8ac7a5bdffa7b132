package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** The reading of one text: what its parts share, and how they go on after an error. */
final class Parse {

    /** How deep expressions and blocks are read in one another; Python itself takes 200 brackets and 100 blocks. */
    private static final int LEVELS_MAX = 300;

    /** How many operators, members or calls are read in a row, each of which makes the tree one deeper. */
    static final int CHAIN_MAX = 4_000;

    final Lexer lexer;
    final TreeBuilder<Kind> tree;
    final Expressions expressions;
    final Displays displays;
    final Arguments arguments;
    final Comprehensions comprehensions;
    final Strings strings;
    final Lambdas lambdas;
    final Parameters parameters;
    final Types types;
    final Targets targets;
    final Assignments assignments;
    final SimpleStatements simple;
    final Compounds compounds;
    final Definitions definitions;
    final Matches matches;
    final Suites suites;

    /** Whether something did not fit. */
    boolean partial;

    /** The column of the block at hand. */
    int indent;

    /** Whether what is read heads a block, so that a new line can only be the first of it. */
    boolean header;

    private int level;

    Parse(String text) {
        this.lexer = new Lexer(text);
        this.tree = new TreeBuilder<>(text);
        this.expressions = new Expressions(this);
        this.displays = new Displays(this);
        this.arguments = new Arguments(this);
        this.comprehensions = new Comprehensions(this);
        this.strings = new Strings(this);
        this.lambdas = new Lambdas(this);
        this.parameters = new Parameters(this);
        this.types = new Types(this);
        this.targets = new Targets(this);
        this.assignments = new Assignments(this);
        this.simple = new SimpleStatements(this);
        this.compounds = new Compounds(this);
        this.definitions = new Definitions(this);
        this.matches = new Matches(this);
        this.suites = new Suites(this);
    }

    /** Goes one level deeper, to {@link #leave} it after that; where that would be too deep, passes what is there and says no. */
    boolean enter() {
        if (level < LEVELS_MAX) {
            level++;
            return true;
        }
        passRest();
        return false;
    }

    void leave() {
        level--;
    }

    /** Passes what is left of the bracket, or of the line, at hand. */
    void passRest() {
        partial = true;
        int depth = lexer.brackets.depth();
        int base = Lines.opens(lexer.chars[lexer.start]) ? depth - 1 : depth;
        do {
            pass();
        } while (!lexer.atEnd() && lexer.brackets.depth() >= base);
    }

    /** Passes one token. */
    void pass() {
        if (lexer.is(Token.STRING)) {
            strings.pass();
        } else if (!lexer.is(Token.END)) {
            lexer.next();
        }
    }

    /** Takes a token where it is there. */
    boolean accept(Token wanted) {
        if (lexer.token == wanted) {
            lexer.next();
            return true;
        }
        return false;
    }

    /** Takes a token that has to be there. */
    void expect(Token wanted) {
        partial |= !accept(wanted);
    }

    /** The token at hand becomes a node. */
    void leaf(Kind kind) {
        tree.leaf(kind, lexer.start, lexer.end);
        lexer.next();
    }

    boolean atName() {
        return lexer.is(Token.NAME) || lexer.is(Token.ASYNC) || lexer.is(Token.AWAIT);
    }

    /** A name that has to be there. */
    void name() {
        if (atName()) {
            leaf(Kind.IDENTIFIER);
        } else {
            partial = true;
        }
    }

    /** Whether a bracket is closed, given how deep brackets were in one another behind it. */
    boolean closed(int base) {
        return lexer.brackets.depth() < base || lexer.atEnd();
    }

    /** Takes the end of a bracket. */
    void close(Token closing, int base) {
        if (lexer.is(closing) && lexer.brackets.depth() == base - 1) {
            lexer.next();
        } else {
            partial = true;
        }
    }

    /** Reads what stands between commas, to the end of a bracket. */
    void separated(int base, Runnable element) {
        while (!closed(base)) {
            if (lexer.is(Token.COMMA)) {
                lexer.next();
                continue;
            }
            int before = lexer.start;
            element.run();
            if (!closed(base) && !lexer.is(Token.COMMA) && !mend(base, lexer.start > before)) {
                return;
            }
        }
    }

    /**
     * What stands here does not belong here. At the beginning of a line the bracket was left open; else it is passed, unless it may be an element
     * before which the comma is missing.
     *
     * @return whether the bracket goes on
     */
    boolean mend(int base, boolean moved) {
        partial = true;
        if (lexer.first && (header || lexer.column() <= indent)) {
            lexer.breakLine();
            return false;
        }
        if (!moved || !lexer.token.begins) {
            pass();
        }
        return !closed(base);
    }

    /** Passes what is left of a statement; expressions in it are kept. */
    void passStatement() {
        partial = true;
        while (!lexer.atEnd() && !lexer.is(Token.SEMICOLON)) {
            if (lexer.token.begins) {
                expressions.expression();
            } else {
                pass();
            }
        }
    }

    /** Words of which some were not there. */
    static List<String> words(boolean first, String word, List<String> others) {
        if (!first) {
            return others;
        }
        List<String> all = new java.util.ArrayList<>(others.size() + 1);
        all.add(word);
        all.addAll(others);
        return all;
    }
}
