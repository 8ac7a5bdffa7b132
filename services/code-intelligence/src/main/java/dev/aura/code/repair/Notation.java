package dev.aura.code.repair;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.function.Function;

/**
 * What a repair knows of a language.
 *
 * @param lexer takes any text apart
 * @param balanced the brackets that may be put in and taken out
 * @param symbols characters besides those of names, numbers and literals that the language has use for
 */
public record Notation(Function<SourceText, Tokens> lexer, String balanced, String symbols) {

    Tokens tokens(String text) {
        return lexer.apply(SourceText.of(text));
    }
}
