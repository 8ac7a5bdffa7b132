package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `== None` and `!= None`. */
final class NoneComparison implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/none-comparison",
            "None is compared by value",
            "`==` asks the object, which may answer anything (arrays answer with an array). There is one None: ask with `is`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.COMPARISON_OPERATOR;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (node.children().size() != 2) {
            return;
        }
        Node<Kind> left = node.children().getFirst();
        Node<Kind> right = node.children().getLast();
        String gap = node.between(left.end(), right.start());
        String operator = gap.strip();
        boolean none = right.is(Kind.NONE) || left.is(Kind.NONE);
        if (none && (operator.equals("==") || operator.equals("!="))) {
            String better = operator.equals("==") ? "is" : "is not";
            int at = left.end() + gap.indexOf(operator);
            String before = gap.startsWith(operator) ? " " : "";
            String after = gap.endsWith(operator) ? " " : "";
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "None is compared by value; ask with `" + better + "`",
                    "compare with `" + better + "`",
                    new Replacement(at, at + 2, before + better + after));
        }
    }
}
