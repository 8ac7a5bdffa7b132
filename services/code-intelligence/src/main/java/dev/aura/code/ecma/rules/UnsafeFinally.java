package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A jump out of `finally`. */
final class UnsafeFinally implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/unsafe-finally",
            "A failure or a result is dropped",
            "What the block was about to throw or return is lost. Let `finally` end on its own.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.FINALLY_CLAUSE);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> body = node.field("body");
        if (body != null) {
            visit(body, false, false, findings);
        }
    }

    private static void visit(Node<Kind> node, boolean inLoop, boolean inSwitch, Findings findings) {
        for (Node<Kind> child : node.children()) {
            if (child.isAny(Nodes.FUNCTIONS) || child.isAny(Nodes.CLASSES)) {
                continue;
            }
            boolean jumps = switch (child.kind()) {
                case RETURN_STATEMENT, THROW_STATEMENT -> true;
                case BREAK_STATEMENT -> !inLoop && !inSwitch && child.field("label") == null;
                case CONTINUE_STATEMENT -> !inLoop && child.field("label") == null;
                default -> false;
            };
            boolean handled = child.is(Kind.THROW_STATEMENT) && isHandled(child);
            if (jumps && !handled) {
                findings.report(
                        RULE,
                        child.start(),
                        child.end(),
                        "this drops what the block was about to throw or return; let `finally` end on its own");
            }
            visit(child, inLoop || child.isAny(Nodes.LOOPS), inSwitch || child.is(Kind.SWITCH_STATEMENT), findings);
        }
    }

    /** Whether a `try` in the clause takes what is thrown. */
    private static boolean isHandled(Node<Kind> thrown) {
        Node<Kind> near = thrown.enclosing(Set.of(Kind.TRY_STATEMENT, Kind.FINALLY_CLAUSE));
        return near != null && near.is(Kind.TRY_STATEMENT) && near.field("handler") != null;
    }
}
