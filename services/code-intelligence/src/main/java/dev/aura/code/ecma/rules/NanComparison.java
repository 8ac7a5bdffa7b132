package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A comparison with `NaN`. */
final class NanComparison implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/nan-comparison",
            "Nothing equals NaN",
            "NaN does not equal itself, so the result is always the same. Ask `Number.isNaN`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.BINARY_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        if (left == null || right == null || !EQUALITY.contains(node.operator()) || isNan(left) == isNan(right)) {
            return;
        }
        Node<Kind> value = isNan(left) ? right : left;
        String better = (node.operator().startsWith("!") ? "!" : "") + "Number.isNaN(" + value.text() + ")";
        findings.report(
                RULE,
                node.start(),
                node.end(),
                "nothing equals NaN, NaN itself neither; ask `Number.isNaN`",
                "ask `Number.isNaN`",
                new Replacement(node.start(), node.end(), better));
    }

    private static final Set<String> EQUALITY = Set.of("==", "===", "!=", "!==");

    private static boolean isNan(Node<Kind> operand) {
        Node<Kind> bare = Nodes.bare(operand);
        return bare.isText("NaN") || bare.isText("Number.NaN");
    }
}
