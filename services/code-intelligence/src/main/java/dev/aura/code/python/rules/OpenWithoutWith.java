package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `open(…)` whose result is used at once, or kept in a local variable that is only called upon and never closed. */
final class OpenWithoutWith implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/open-without-with",
            "A file is opened and never closed",
            "It stays open until the collector finds it, and what was written may not be there yet. Use a `with` statement.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.CALL;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> parent = node.parent();
        if (!Nodes.name(node).equals("open") || parent == null) {
            return;
        }
        boolean usedAtOnce = parent.is(Kind.ATTRIBUTE) && !parent.text().endsWith(".close") && Nodes.isCalled(parent);
        if (usedAtOnce || isForgotten(node, parent)) {
            findings.report(RULE, node.start(), node.end(), "this file is never closed; use a `with` statement");
        }
    }

    /** Assigned to a local name whose every use is a method call, and none of them is close. */
    private static boolean isForgotten(Node<Kind> open, Node<Kind> assignment) {
        Node<Kind> function = Nodes.function(open);
        Node<Kind> target = assignment.is(Kind.ASSIGNMENT) ? assignment.first() : null;
        if (function == null || target == null || !target.is(Kind.IDENTIFIER) || assignment.last() != open) {
            return false;
        }
        String name = target.text();
        return function.find(use -> use.is(Kind.IDENTIFIER) && use.isText(name) && use != target && !onlyCalls(use))
                == null;
    }

    private static boolean onlyCalls(Node<Kind> use) {
        Node<Kind> attribute = use.parent();
        if (attribute == null || !attribute.is(Kind.ATTRIBUTE) || attribute.first() != use) {
            return false;
        }
        return Nodes.isCalled(attribute)
                && !attribute.text().endsWith(".close")
                && !attribute.text().endsWith(".detach");
    }
}
