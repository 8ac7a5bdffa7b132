package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.HashSet;
import java.util.Set;

/** A lambda that uses a loop variable and is kept beyond the turn that made it. */
final class LoopClosure implements PythonRule {

    private static final Rule RULE = Rule.error(
            "python/loop-closure",
            "All functions made in the loop see its last value",
            "The lambda looks the loop variable up when it is called, and by then the loop is over. Bind it as a default:"
                    + " `lambda x=x: …`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.LAMBDA;
    }

    private static final Set<String> KEEPERS =
            Set.of("append", "add", "insert", "connect", "register", "setdefault", "addCleanup");

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> loop = Nodes.enclosing(node, Kind.FOR_STATEMENT);
        if (loop == null || !isKept(node)) {
            return;
        }
        Set<String> variables = variables(loop);
        Node<Kind> parameters = node.child(Kind.LAMBDA_PARAMETERS);
        Node<Kind> body = node.last();
        if (parameters != null) {
            parameters.children().forEach(parameter -> {
                Node<Kind> name = parameter.is(Kind.IDENTIFIER) ? parameter : parameter.first();
                variables.remove(name == null ? "" : name.text());
            });
        }
        if (body != null && usesAny(body, variables)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "when this is called the loop is over and its variable has the last value; bind it as a default:"
                            + " `lambda x=x: …`");
        }
    }

    /** Given to something that keeps it, or stored under a key or attribute. */
    private static boolean isKept(Node<Kind> lambda) {
        Node<Kind> parent = lambda.parent();
        if (parent == null) {
            return false;
        }
        if (parent.is(Kind.ASSIGNMENT)) {
            return parent.last() == lambda && parent.firstIs(Kind.SUBSCRIPT);
        }
        Node<Kind> call = parent.is(Kind.ARGUMENT_LIST) ? parent.parent() : null;
        Node<Kind> function = call == null ? null : call.first();
        return function != null && function.is(Kind.ATTRIBUTE) && KEEPERS.contains(function.lastText());
    }

    private static Set<String> variables(Node<Kind> loop) {
        Set<String> names = new HashSet<>();
        Node<Kind> target = loop.first();
        if (target != null) {
            if (target.is(Kind.IDENTIFIER)) {
                names.add(target.text());
            }
            target.descendants().filter(node -> node.is(Kind.IDENTIFIER)).forEach(node -> names.add(node.text()));
        }
        return names;
    }

    private static boolean usesAny(Node<Kind> body, Set<String> names) {
        if (body.is(Kind.IDENTIFIER)) {
            return names.contains(body.text());
        }
        return body.find(node -> node.is(Kind.IDENTIFIER) && names.contains(node.text()) && !isMember(node)) != null;
    }

    private static boolean isMember(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        return parent != null
                && ((parent.is(Kind.ATTRIBUTE) && parent.first() != node)
                        || (parent.is(Kind.KEYWORD_ARGUMENT) && parent.first() == node));
    }
}
