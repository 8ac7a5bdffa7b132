package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** `var e *MyError`, assigned at most in branches, and `return e` at the end of a function whose result is `error`. */
final class TypedNilError extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/typed-nil-error",
            "An error that is never nil",
            "A nil pointer in an interface is not a nil interface: for callers `err != nil` holds even where nothing failed. Declare the variable"
                    + " as `error`.");

    TypedNilError() {
        super(RULE, Kind.FUNCTION_DECLARATION, Kind.METHOD_DECLARATION, Kind.FUNC_LITERAL);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> result = node.field("result");
        List<Node<Kind>> statements = Nodes.body(node);
        if (result == null || !result.isText("error") || statements.isEmpty()) {
            return;
        }
        Node<Kind> last = statements.getLast();
        Node<Kind> value = last.is(Kind.RETURN_STATEMENT) ? last.first() : null;
        List<Node<Kind>> values = Nodes.expressions(value);
        if (values.size() == 1 && values.getFirst().is(Kind.IDENTIFIER)) {
            String name = values.getFirst().text();
            Node<Kind> declaration = nilPointer(statements, name);
            if (declaration != null && !isSetOrChecked(statements, declaration, name)) {
                findings.report(
                        RULE,
                        last.start(),
                        last.end(),
                        "a nil `" + name + "` becomes an error that is not nil; declare it as `error`");
            }
        }
    }

    /** The statement that declares a pointer without a value. */
    private static @Nullable Node<Kind> nilPointer(List<Node<Kind>> statements, String name) {
        for (Node<Kind> statement : statements) {
            Node<Kind> spec = statement.is(Kind.VAR_DECLARATION) ? statement.child(Kind.VAR_SPEC) : null;
            Node<Kind> type = spec == null ? null : spec.field("type");
            if (spec != null
                    && type != null
                    && type.is(Kind.POINTER_TYPE)
                    && spec.field("value") == null
                    && spec.fields("name").size() == 1
                    && spec.fieldText("name").equals(name)) {
                return statement;
            }
        }
        return null;
    }

    /** Set by a statement of the body itself, given away by its address, or compared with nil. */
    private static boolean isSetOrChecked(List<Node<Kind>> statements, Node<Kind> declaration, String name) {
        for (Node<Kind> statement : statements.subList(statements.indexOf(declaration) + 1, statements.size())) {
            boolean set = statement.is(Kind.ASSIGNMENT_STATEMENT)
                    && Nodes.expressions(statement.field("left")).stream().anyMatch(left -> left.isText(name));
            boolean otherwise = statement.find(node ->
                            (node.is(Kind.UNARY_EXPRESSION) && node.text().equals("&" + name))
                                    || (node.is(Kind.BINARY_EXPRESSION)
                                            && node.fieldText("left").equals(name)))
                    != null;
            // The branches of an if with an else, and of a switch, may together set it in every case.
            boolean branches = (!statement.is(Kind.IF_STATEMENT) && !statement.is(Kind.FOR_STATEMENT))
                    || statement.find(node -> node.fieldName().equals("alternative")) != null;
            boolean assignsInside = statement.find(node -> node.is(Kind.ASSIGNMENT_STATEMENT)
                            && Nodes.expressions(node.field("left")).stream().anyMatch(left -> left.isText(name)))
                    != null;
            if (set || otherwise || (branches && assignsInside)) {
                return true;
            }
        }
        return false;
    }
}
