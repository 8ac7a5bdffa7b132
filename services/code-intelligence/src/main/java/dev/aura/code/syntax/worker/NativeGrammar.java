package dev.aura.code.syntax.worker;

import java.lang.foreign.SymbolLookup;
import java.util.Locale;

/** The grammars there are. Each comes with its native code, which is loaded when it is first asked for. */
public enum NativeGrammar {
    GO,
    JAVASCRIPT,
    PYTHON,
    RUST,
    TSX,
    TYPESCRIPT;

    static NativeGrammar named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Loads the native code. */
    SymbolLookup load() {
        return NativeCode.load("tree-sitter-" + name().toLowerCase(Locale.ROOT));
    }

    /** The function that gives the grammar. */
    String symbol() {
        return "tree_sitter_" + name().toLowerCase(Locale.ROOT);
    }
}
