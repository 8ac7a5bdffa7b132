package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;

/** A `context.Context` that is not the first parameter. */
final class ContextPlace extends GoRule {

    private static final Rule RULE = Rule.note(
            "go/context-not-first",
            "A context is not the first parameter",
            "By convention it is, so that readers see at once what can be cancelled.");

    ContextPlace() {
        super(RULE, Kind.FUNCTION_DECLARATION, Kind.METHOD_DECLARATION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Nodes.Parameter> parameters = Nodes.parameters(node.field("parameters"));
        boolean first = true;
        for (Nodes.Parameter parameter : parameters) {
            Node<Kind> type = parameter.type();
            boolean context = Imports.isType(type, "context", "Context");
            if (context && !first) {
                findings.report(
                        RULE,
                        parameter.declaration().start(),
                        parameter.declaration().end(),
                        "the context comes first by convention");
                return;
            }
            first &= context || (type != null && type.text().startsWith("*testing."));
        }
    }
}
