package dev.aura.code.rust;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.repair.Repaired;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.Grammar.Parsed;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.TextParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses Rust, and the items that a macro is given where items stand, such as those in `cfg_rt! { … }`: the grammar takes them for mere tokens. The macro's name and braces are blanked out and
 * the text is parsed again, so that each item keeps its place. What does not parse as items stays as it was.
 */
final class RustParser implements TextParser<Kind> {

    /** Macros in macros that are opened. */
    private static final int ROUNDS_MAX = 4;

    /** Macros of one file that are tried one by one where they do not parse all together. */
    private static final int SINGLE_MAX = 200;

    private final Grammar<Kind> grammar;

    RustParser(Grammar<Kind> grammar) {
        this.grammar = grammar;
    }

    @Override
    public Parsed<Kind> parse(Repaired source) throws UnparsableException {
        Repaired text = source.isWhole() ? source : source.without(MacroItems.conditions(source.text()));
        Parsed<Kind> parsed = grammar.parse(text);
        Set<Integer> closed = new HashSet<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Node<Kind>> macros = MacroItems.in(parsed.root(), macro -> !closed.contains(macro.start()));
            if (macros.isEmpty()) {
                break;
            }
            Repaired opened = opened(text, macros);
            Parsed<Kind> next = parsed.partial() ? parsed : grammar.parse(opened);
            if (next.partial()) {
                List<Node<Kind>> fitting = fitting(text, macros, closed);
                if (fitting.isEmpty()) {
                    break;
                }
                opened = opened(text, fitting);
                next = grammar.parse(opened);
                if (next.partial() && !parsed.partial() && fitting.stream().noneMatch(MacroItems::isCondition)) {
                    break;
                }
            }
            text = opened;
            parsed = next;
        }
        return parsed;
    }

    @Override
    public boolean fits(String text) throws UnparsableException {
        return grammar.fits(text);
    }

    private static Repaired opened(Repaired text, List<Node<Kind>> macros) {
        return text.with(of -> MacroItems.opened(of, macros));
    }

    /** Those whose items parse by themselves, or should: what a condition is given is nothing but items, perhaps half written. The others are noted. */
    private List<Node<Kind>> fitting(Repaired text, List<Node<Kind>> macros, Set<Integer> closed)
            throws UnparsableException {
        List<Node<Kind>> fitting = new ArrayList<>();
        for (Node<Kind> macro : macros) {
            String alone = MacroItems.opened(text.kept(), List.of(macro)).substring(macro.start(), macro.end());
            boolean tried = fitting.size() + closed.size() < SINGLE_MAX;
            if (MacroItems.isCondition(macro) || (tried && grammar.fits(alone))) {
                fitting.add(macro);
            } else {
                closed.add(macro.start());
            }
        }
        return fitting;
    }
}
