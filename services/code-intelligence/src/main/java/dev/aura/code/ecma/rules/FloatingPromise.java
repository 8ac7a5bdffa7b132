package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.HashSet;
import java.util.Set;

/** A promise that nobody waits for: of an async function of the same file, or of `then` without a handler for failures. */
final class FloatingPromise implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/floating-promise",
            "Nobody sees when this fails",
            "The code goes on before it is done, and a failure ends the process or vanishes. Await it, add `.catch`, or write"
                    + " `void` before it to say that it is meant so.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PROGRAM);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Set<String> asynchronous = new HashSet<>();
        Set<String> others = new HashSet<>();
        collect(node, asynchronous, others);
        asynchronous.removeAll(others);
        visit(node, asynchronous, findings);
    }

    /** Names of functions that return promises, and names that stand for something else as well. */
    private static void collect(Node<Kind> node, Set<String> asynchronous, Set<String> others) {
        for (Node<Kind> child : node.children()) {
            String name = declaredName(child);
            if (!name.isEmpty()) {
                (mayFail(child) ? asynchronous : others).add(name);
            }
            collect(child, asynchronous, others);
        }
    }

    private static String declaredName(Node<Kind> node) {
        return switch (node.kind()) {
            case FUNCTION_DECLARATION, GENERATOR_FUNCTION_DECLARATION, FUNCTION_SIGNATURE, VARIABLE_DECLARATOR ->
                node.fieldText("name");
            case IDENTIFIER -> {
                Node<Kind> parent = node.parent();
                boolean parameter = parent != null
                        && (parent.is(Kind.FORMAL_PARAMETERS)
                                || parent.is(Kind.REQUIRED_PARAMETER)
                                || node.fieldName().equals("parameter"));
                yield parameter ? node.text() : "";
            }
            default -> "";
        };
    }

    /** Whether it is an async function that does not handle every failure itself. */
    private static boolean mayFail(Node<Kind> node) {
        Node<Kind> value = node.is(Kind.VARIABLE_DECLARATOR) ? node.field("value") : node;
        Node<Kind> body =
                value == null || !value.isAny(Nodes.FUNCTIONS) || !value.hasWord("async") ? null : value.field("body");
        if (body == null || value == null || value.hasWord("*")) {
            return false;
        }
        Node<Kind> last = body.last();
        boolean handled = body.is(Kind.STATEMENT_BLOCK)
                && last != null
                && last.is(Kind.TRY_STATEMENT)
                && last.field("handler") != null;
        return !handled;
    }

    private static void visit(Node<Kind> node, Set<String> asynchronous, Findings findings) {
        for (Node<Kind> child : node.children()) {
            Node<Kind> call = child.is(Kind.EXPRESSION_STATEMENT) ? child.first() : null;
            if (call != null && call.is(Kind.CALL_EXPRESSION) && floats(call, asynchronous)) {
                findings.report(
                        RULE,
                        call.start(),
                        call.end(),
                        "nobody waits for this or sees it fail; await it, add `.catch`, or write `void` before it");
            }
            visit(child, asynchronous, findings);
        }
    }

    private static boolean floats(Node<Kind> call, Set<String> asynchronous) {
        Node<Kind> callee = call.field("function");
        if (callee == null) {
            return false;
        }
        if (callee.is(Kind.IDENTIFIER)) {
            return asynchronous.contains(callee.text()) && Nodes.function(call) != null;
        }
        return callee.is(Kind.MEMBER_EXPRESSION)
                && callee.fieldText("property").equals("then")
                && Nodes.arguments(call).size() == 1
                && Nodes.arguments(call).getFirst().isAny(Nodes.FUNCTIONS)
                && callee.find(part -> part.isText("catch")) == null;
    }
}
