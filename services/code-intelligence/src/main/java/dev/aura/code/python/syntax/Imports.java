package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.TreeBuilder;
import java.util.List;

/** Imports. */
final class Imports {

    private static final List<String> FROM_IMPORT = List.of("from", "import");
    private static final List<String> FROM_FUTURE_IMPORT = List.of("from", "__future__", "import");

    private final Parse parse;
    private final Lexer lexer;
    private final TreeBuilder<Kind> tree;
    private final Runnable named = this::named;

    Imports(Parse parse) {
        this.parse = parse;
        this.lexer = parse.lexer;
        this.tree = parse.tree;
    }

    void plain() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        names();
        tree.close(place, Kind.IMPORT_STATEMENT, start, lexer.last, Token.IMPORT.words);
    }

    void from() {
        int place = tree.size();
        int start = lexer.start;
        lexer.next();
        boolean future = lexer.reads("__future__");
        if (future) {
            lexer.next();
        } else {
            module();
            tree.field(place, "module_name");
        }
        boolean whole = parse.accept(Token.IMPORT);
        parse.partial |= !whole;
        if (whole) {
            imported();
        }
        Kind kind = future ? Kind.FUTURE_IMPORT_STATEMENT : Kind.IMPORT_FROM_STATEMENT;
        List<String> words = !whole ? Token.FROM.words : future ? FROM_FUTURE_IMPORT : FROM_IMPORT;
        tree.close(place, kind, start, lexer.last, words);
    }

    private void module() {
        int place = tree.size();
        int start = lexer.start;
        boolean relative = lexer.is(Token.DOT) || lexer.is(Token.ELLIPSIS);
        while (lexer.is(Token.DOT) || lexer.is(Token.ELLIPSIS)) {
            lexer.next();
        }
        if (!relative || parse.atName()) {
            dotted();
        }
        if (relative) {
            tree.close(place, Kind.RELATIVE_IMPORT, start, lexer.last);
        }
    }

    private void imported() {
        if (lexer.is(Token.STAR)) {
            int start = lexer.start;
            lexer.next();
            tree.close(tree.size(), Kind.WILDCARD_IMPORT, start, lexer.last, Token.STAR.words);
        } else if (lexer.is(Token.OPEN_PARENTHESIS)) {
            int base = lexer.brackets.depth();
            lexer.next();
            parse.separated(base, named);
            parse.close(Token.CLOSE_PARENTHESIS, base);
        } else {
            names();
        }
    }

    private void names() {
        do {
            named();
        } while (parse.accept(Token.COMMA) && parse.atName());
    }

    private void named() {
        int place = tree.size();
        int start = lexer.start;
        dotted();
        if (lexer.is(Token.AS) && tree.size() > place) {
            tree.field(place, "name");
            lexer.next();
            int alias = tree.size();
            parse.name();
            tree.field(alias, "alias");
            tree.close(place, Kind.ALIASED_IMPORT, start, lexer.last, Token.AS.words);
        }
        tree.field(place, "name");
    }

    /** Names with dots between them. */
    void dotted() {
        int place = tree.size();
        int start = lexer.start;
        parse.name();
        while (tree.size() > place && parse.accept(Token.DOT)) {
            parse.name();
        }
        if (tree.size() > place) {
            tree.close(place, Kind.DOTTED_NAME, start, lexer.last);
        }
    }
}
