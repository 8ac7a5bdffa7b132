package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;

/** `errors.New(fmt.Sprintf(…))`. */
final class ErrorsNewSprintf extends GoRule {

    private static final Rule RULE = Rule.note(
            "go/errors-new-sprintf",
            "`fmt.Errorf` does this in one call",
            "It also takes `%w`, by which callers can tell the cause.");

    ErrorsNewSprintf() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> arguments = Nodes.arguments(node);
        Node<Kind> inner = arguments.size() == 1 ? arguments.getFirst() : null;
        Node<Kind> format = inner == null ? null : inner.field("function");
        Node<Kind> name = format == null ? null : format.field("field");
        if (inner != null
                && name != null
                && Imports.calls(inner, "fmt", "Sprintf")
                && Imports.calls(node, "errors", "New")) {
            // The import of errors may then be one too many, which the compiler says.
            boolean last = file.root()
                            .descendants()
                            .filter(call -> call.is(Kind.SELECTOR_EXPRESSION)
                                    && call.fieldText("operand").equals("errors"))
                            .count()
                    == 1;
            String message = "`fmt.Errorf` does this in one call";
            if (last) {
                findings.report(RULE, node.start(), node.end(), message);
            } else {
                findings.report(
                        RULE,
                        node.start(),
                        node.end(),
                        message,
                        "use fmt.Errorf",
                        new Replacement(node.start(), inner.start(), ""),
                        new Replacement(name.start(), name.end(), "Errorf"),
                        new Replacement(inner.end(), node.end(), ""));
            }
        }
    }
}
