package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.repair.Repaired;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.Grammar.Parsed;
import dev.aura.code.syntax.ParserPool;
import dev.aura.code.syntax.TextParser;
import java.util.List;

/**
 * Parses with the grammar that fits the text. TypeScript has two, since `<a>b` means one thing with JSX and another without; a text does not say which it is, so the likelier one
 * is tried first, and the other one where that finds an error.
 */
final class EcmaParser implements TextParser<Kind> {

    private final List<Grammar<Kind>> grammars;

    private EcmaParser(List<Grammar<Kind>> grammars) {
        this.grammars = grammars;
    }

    static EcmaParser of(Dialect dialect, ParserPool parsers) {
        return switch (dialect) {
            case JAVASCRIPT ->
                new EcmaParser(List.of(
                        new Grammar<>("javascript", Kind.class, Kind.PROGRAM, Kind.NOT_IN_JAVASCRIPT, parsers)));
            case TYPESCRIPT ->
                new EcmaParser(List.of(
                        new Grammar<>("typescript", Kind.class, Kind.PROGRAM, Kind.NOT_IN_TYPESCRIPT, parsers),
                        new Grammar<>("tsx", Kind.class, Kind.PROGRAM, Kind.NOT_IN_TSX, parsers)));
        };
    }

    /** Whether a text fits one of the grammars. */
    @Override
    public boolean fits(String text) throws UnparsableException {
        for (Grammar<Kind> grammar : grammars) {
            if (grammar.fits(text)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Parsed<Kind> parse(Repaired text) throws UnparsableException {
        boolean jsx = text.original().contains("/>") || text.original().contains("</");
        Parsed<Kind> first = (jsx ? grammars.getLast() : grammars.getFirst()).parse(text);
        if (!first.partial() || grammars.size() == 1) {
            return first;
        }
        Parsed<Kind> second = (jsx ? grammars.getFirst() : grammars.getLast()).parse(text);
        return second.partial() ? first : second;
    }
}
