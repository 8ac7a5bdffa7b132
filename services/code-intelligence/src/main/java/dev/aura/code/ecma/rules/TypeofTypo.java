package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `typeof` compared with no name of a type. */
final class TypeofTypo implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/typeof-typo",
            "`typeof` never says this",
            "The name of the type is misspelt, so the result is always the same.");

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
        if (left == null || right == null || !EQUALITY.contains(node.operator())) {
            return;
        }
        Node<Kind> type = isTypeof(left) ? right : isTypeof(right) ? left : null;
        String name = Nodes.string(type);
        if (type != null && name != null && !TYPES.contains(name)) {
            findings.report(
                    RULE,
                    type.start(),
                    type.end(),
                    "`typeof` never says `" + name
                            + "`; it says one of undefined, object, boolean, number, string, function, symbol,"
                            + " bigint");
        }
    }

    private static final Set<String> EQUALITY = Set.of("==", "===", "!=", "!==");

    /** `unknown` was said of objects of the host by old browsers. */
    private static final Set<String> TYPES =
            Set.of("undefined", "object", "boolean", "number", "string", "function", "symbol", "bigint", "unknown");

    private static boolean isTypeof(Node<Kind> node) {
        Node<Kind> bare = Nodes.bare(node);
        return bare.is(Kind.UNARY_EXPRESSION) && bare.operator().equals("typeof");
    }
}
