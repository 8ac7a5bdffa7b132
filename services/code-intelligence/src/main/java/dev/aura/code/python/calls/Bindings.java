package dev.aura.code.python.calls;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a piece of code binds, without those of functions and classes in it. */
final class Bindings {

    private final Set<String> names = new HashSet<>();

    private Bindings() {}

    static Set<String> of(Iterable<Node<Kind>> nodes) {
        Bindings bindings = new Bindings();
        nodes.forEach(bindings::visit);
        return bindings.names;
    }

    private void visit(Node<Kind> node) {
        switch (node.kind()) {
            case FUNCTION_DEFINITION, CLASS_DEFINITION -> {
                Node<Kind> name = node.child(Kind.IDENTIFIER);
                if (name != null) {
                    names.add(name.text());
                }
                return;
            }
            case LAMBDA, LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION, GENERATOR_EXPRESSION -> {
                return;
            }
            case ASSIGNMENT, FOR_STATEMENT, AUGMENTED_ASSIGNMENT -> target(node.field("left"));
            case NAMED_EXPRESSION -> target(node.first());
            case AS_PATTERN_TARGET -> node.children().forEach(this::target);
            case CASE_PATTERN -> node.descendants().forEach(this::target);
            case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT -> imports(node);
            default -> {}
        }
        List<Node<Kind>> children = node.children();
        for (int at = 0; at < children.size(); at++) {
            visit(children.get(at));
        }
    }

    private void imports(Node<Kind> statement) {
        boolean from = statement.is(Kind.IMPORT_FROM_STATEMENT);
        for (Node<Kind> child :
                statement.children().subList(from ? 1 : 0, statement.children().size())) {
            if (child.is(Kind.ALIASED_IMPORT)) {
                names.add(child.lastText());
            } else if (child.is(Kind.DOTTED_NAME)) {
                String name = child.text();
                int dot = name.indexOf('.');
                names.add(dot < 0 ? name : name.substring(0, dot).strip());
            }
        }
    }

    private void target(@Nullable Node<Kind> target) {
        if (target == null) {
            return;
        }
        switch (target.kind()) {
            case IDENTIFIER -> names.add(target.text());
            case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN, TUPLE, LIST, EXPRESSION_LIST, LIST_SPLAT_PATTERN ->
                target.children().forEach(this::target);
            default -> {}
        }
    }
}
