package dev.aura.code.syntax.worker;

import java.lang.foreign.SymbolLookup;
import java.util.regex.Pattern;

/**
 * A grammar whose native code is on the class path, by the name that its jar has after {@code tree-sitter-}. It is loaded when it is first asked for.
 */
record NativeGrammar(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z]+");

    NativeGrammar {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no grammar is named '" + name + "': a name is of lower-case letters");
        }
    }

    /** Loads the native code. */
    SymbolLookup load() {
        return NativeCode.load("tree-sitter-" + name);
    }

    /** The function that gives the grammar. */
    String symbol() {
        return "tree_sitter_" + name;
    }
}
