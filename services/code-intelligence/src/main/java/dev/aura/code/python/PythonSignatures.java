package dev.aura.code.python;

import dev.aura.code.language.FunctionSignature;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the functions of a module take, without the object of a method, and whether they return or yield something. */
final class PythonSignatures {

    private static final Set<Kind> INNER = Set.of(Kind.FUNCTION_DEFINITION, Kind.CLASS_DEFINITION, Kind.LAMBDA);

    private static final Set<Kind> DEFINITIONS = Set.of(Kind.CLASS_DEFINITION, Kind.FUNCTION_DEFINITION);

    private PythonSignatures() {}

    /** By the offset of their names. */
    static Map<Integer, FunctionSignature> of(List<Node<Kind>> definitions) {
        Map<Integer, FunctionSignature> signatures = new HashMap<>();
        for (Node<Kind> definition : definitions) {
            Node<Kind> name = definition.is(Kind.FUNCTION_DEFINITION) ? definition.child(Kind.IDENTIFIER) : null;
            if (name != null) {
                Node<Kind> body = definition.child(Kind.BLOCK);
                signatures.put(
                        name.start(), new FunctionSignature(parameters(definition), body != null && returns(body)));
            }
        }
        return signatures;
    }

    private static List<String> parameters(Node<Kind> function) {
        Node<Kind> list = function.child(Kind.PARAMETERS);
        List<String> names = new ArrayList<>();
        if (list != null) {
            for (Node<Kind> parameter : list.children()) {
                Node<Kind> name = parameter;
                while (!name.is(Kind.IDENTIFIER) && name.first() != null) {
                    name = name.children().getFirst();
                }
                if (name.is(Kind.IDENTIFIER)) {
                    names.add(name.text());
                }
            }
        }
        Node<Kind> around = function.enclosing(DEFINITIONS);
        boolean method = around != null && around.is(Kind.CLASS_DEFINITION);
        Node<Kind> decorated = function.parent();
        boolean free = decorated != null
                && decorated.is(Kind.DECORATED_DEFINITION)
                && decorated.children().stream()
                        .anyMatch(child ->
                                child.is(Kind.DECORATOR) && child.text().contains("staticmethod"));
        return method && !free && !names.isEmpty() ? names.subList(1, names.size()) : names;
    }

    private static boolean returns(Node<Kind> node) {
        for (Node<Kind> child : node.children()) {
            boolean gives = (child.is(Kind.RETURN_STATEMENT)
                            && child.first() != null
                            && !child.children().getFirst().is(Kind.NONE))
                    || child.is(Kind.YIELD);
            if (gives || (!child.isAny(INNER) && returns(child))) {
                return true;
            }
        }
        return false;
    }
}
