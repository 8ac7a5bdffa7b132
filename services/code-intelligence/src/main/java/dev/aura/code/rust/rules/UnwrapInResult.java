package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Objects;

/** `unwrap()` in a function that gives back a `Result` or an `Option`. */
final class UnwrapInResult extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/unwrap-in-result",
            "Ends the thread where it could give back the failure",
            "The function can say to its caller what failed, and by this it does not. Use `?`.");

    UnwrapInResult() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = Nodes.namedFunction(node);
        if (function != null && isAnswerable(node, function) && Unwrap.isPlainUnwrap(node, file)) {
            Node<Kind> called = Objects.requireNonNull(node.field("function"));
            Node<Kind> name = Objects.requireNonNull(called.field("field"));
            report(name, findings, "the function could give back the failure; use `?`");
        }
    }

    /** Whether `?` would leave the function itself: not a closure or block in it. */
    static boolean isAnswerable(Node<Kind> call, Node<Kind> function) {
        return Nodes.function(call) == function && Nodes.mayFail(function);
    }
}
