package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.List;
import java.util.Set;

/** `map(parseInt)`. */
final class ParseIntInMap implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/parse-int-in-map",
            "The index becomes the radix",
            "`map` hands over the index as well, and `parseInt` takes it for the radix: `['7', '7', '7']` becomes `[7, NaN, NaN]`."
                    + " Write `map(Number)` or a function of one parameter.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> arguments = Nodes.arguments(node);
        if (!arguments.isEmpty()
                && Nodes.calledName(node).equals("map")
                && node.fieldText("function").contains(".")
                && (arguments.getFirst().isText("parseInt")
                        || arguments.getFirst().isText("Number.parseInt"))) {
            findings.report(
                    RULE,
                    arguments.getFirst().start(),
                    arguments.getFirst().end(),
                    "`parseInt` takes the index for the radix; write `map(Number)` or a function of one parameter");
        }
    }
}
