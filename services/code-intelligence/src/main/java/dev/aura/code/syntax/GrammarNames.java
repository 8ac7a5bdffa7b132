package dev.aura.code.syntax;

import java.util.List;

/**
 * What the numbers in a tree mean.
 *
 * @param symbols by number
 * @param fields names of places, by number; 0 is none
 */
record GrammarNames(List<Symbol> symbols, List<String> fields) {

    /** A kind of node; one without a name of its own stands for itself, such as {@code while}. */
    record Symbol(String name, boolean named) {}
}
