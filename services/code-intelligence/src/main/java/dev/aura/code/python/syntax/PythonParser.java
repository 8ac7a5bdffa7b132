package dev.aura.code.python.syntax;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.repair.Repaired;
import dev.aura.code.syntax.Grammar.Parsed;
import java.util.List;

/** Reads Python 3, and of Python 2 what other statements it has. Takes any text; what is no Python costs the line that it stands in. */
public final class PythonParser {

    private PythonParser() {}

    public static Parsed<Kind> parse(String text) {
        Parse parse = new Parse(text);
        parse.suites.module();
        return new Parsed<>(parse.tree.last(), parse.partial, Repaired.whole(text), List.of());
    }
}
