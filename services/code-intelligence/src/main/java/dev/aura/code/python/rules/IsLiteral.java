package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `is` with a number, string, list or tuple that is written out. */
final class IsLiteral implements PythonRule {

    private static final Rule RULE = Rule.error(
            "python/is-literal",
            "A value is compared by identity",
            "Whether two equal numbers or strings are the same object depends on the interpreter. Compare with `==`.");

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
        String operator = gap.strip().replaceAll("\\s+", " ");
        if ((operator.equals("is") || operator.equals("is not")) && (isValue(left) || isValue(right))) {
            String better = operator.equals("is") ? "==" : "!=";
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "a value is compared by identity; compare with `" + better + "`",
                    "compare with `" + better + "`",
                    between(left, right, better));
        }
    }

    private static Replacement between(Node<Kind> left, Node<Kind> right, String operator) {
        int start = left.end();
        int end = right.start();
        return new Replacement(start, end, " " + operator + " ");
    }

    private static boolean isValue(Node<Kind> operand) {
        return switch (operand.kind()) {
            case INTEGER, FLOAT, STRING, CONCATENATED_STRING, LIST, DICTIONARY, SET -> true;
            case TUPLE -> true;
            default -> false;
        };
    }
}
