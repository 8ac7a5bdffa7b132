package dev.aura.code.syntax.worker;

import java.util.Locale;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

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
    TSLanguage load() {
        return switch (this) {
            case GO -> new TreeSitterGo();
            case JAVASCRIPT -> new TreeSitterJavascript();
            case PYTHON -> new TreeSitterPython();
            case RUST -> new TreeSitterRust();
            case TSX -> new TreeSitterTsx();
            case TYPESCRIPT -> new TreeSitterTypescript();
        };
    }

    /** The function that gives the grammar. */
    String symbol() {
        return "tree_sitter_" + name().toLowerCase(Locale.ROOT);
    }
}
