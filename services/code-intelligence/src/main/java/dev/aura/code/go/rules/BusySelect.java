package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;

/** `for { select { …; default: } }` with nothing else in the loop. */
final class BusySelect extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/busy-select",
            "A loop keeps a processor busy while it waits",
            "With an empty `default` the `select` never waits, and the loop does nothing but turn. Leave the `default` out.");

    BusySelect() {
        super(RULE, Kind.FOR_STATEMENT);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> statements = Nodes.body(node);
        boolean endless = node.children().size() == 1;
        if (!endless || statements.size() != 1 || !statements.getFirst().is(Kind.SELECT_STATEMENT)) {
            return;
        }
        Node<Kind> other = statements.getFirst().child(Kind.DEFAULT_CASE);
        if (other != null && Nodes.statements(other).isEmpty()) {
            findings.report(
                    RULE,
                    other.start(),
                    other.start() + "default".length(),
                    "the loop never waits because of this; leave it out");
        }
    }
}
