package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Objects;
import java.util.Set;

/** `unwrap()` outside tests and `main`, where neither a comment nor the code says that it cannot fail. */
final class Unwrap extends RustRule {

    private static final Rule RULE = Rule.note(
            "rust/unwrap",
            "Ends the thread where a value is missing",
            "The message names neither the value nor the reason. Handle the other case, or say by `expect` why it cannot happen.");

    private static final Set<String> LOCKING =
            Set.of("lock", "read", "write", "join", "try_lock", "wait", "get_mut", "into_inner");

    Unwrap() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        if (!isPlainUnwrap(node, file)) {
            return;
        }
        Node<Kind> function = Nodes.namedFunction(node);
        boolean main = function != null && function.fieldText("name").equals("main");
        if (!main && (function == null || !UnwrapInResult.isAnswerable(node, function))) {
            Node<Kind> called = Objects.requireNonNull(node.field("function"));
            Node<Kind> name = Objects.requireNonNull(called.field("field"));
            report(
                    name,
                    findings,
                    "this ends the thread without a reason; handle the other case, or say by `expect` why it cannot happen");
        }
    }

    /** Of something that may well fail: not a lock, whose failure is that of another thread, nor what is made of literals alone. */
    static boolean isPlainUnwrap(Node<Kind> call, SyntaxFile<Kind> file) {
        Node<Kind> value = Nodes.receiver(call);
        return Nodes.method(call).equals("unwrap")
                && Nodes.arguments(call).isEmpty()
                && value != null
                && !value.is(Kind.MACRO_INVOCATION)
                && !LOCKING.contains(Nodes.method(value))
                && !isOfLiterals(value)
                && !isForTests(call, file)
                && !isCommented(call, file);
    }

    private static boolean isOfLiterals(Node<Kind> value) {
        Node<Kind> receiver = Nodes.receiver(value);
        boolean literals = !Nodes.arguments(value).isEmpty()
                && Nodes.arguments(value).stream().allMatch(Nodes::isLiteral);
        boolean ofNothing = Nodes.arguments(value).isEmpty() && receiver != null && Nodes.isLiteral(receiver);
        return value.is(Kind.CALL_EXPRESSION)
                && (ofNothing || (literals && (receiver == null || Nodes.isLiteral(receiver))));
    }
}
