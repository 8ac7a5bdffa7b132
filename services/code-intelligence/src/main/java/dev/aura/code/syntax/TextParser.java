package dev.aura.code.syntax;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.repair.Repaired;
import dev.aura.code.syntax.Grammar.Parsed;

/**
 * Makes trees of texts of a language.
 *
 * @param <K> the kinds of nodes that the language looks at
 */
public interface TextParser<K extends Enum<K>> {

    /**
     * Parses a text; the tree is one of the original.
     *
     * @throws UnparsableException where the parser did not live through it
     */
    Parsed<K> parse(Repaired text) throws UnparsableException;

    /**
     * Whether a text fits the grammar.
     *
     * @throws UnparsableException where the parser did not live through it
     */
    boolean fits(String text) throws UnparsableException;
}
