package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a piece of code binds, without those of functions and classes in it. */
final class Bindings {

    private final Set<String> names = new HashSet<>();
    private final boolean assigned;

    private Bindings(boolean assigned) {
        this.assigned = assigned;
    }

    /** Names that are declared. */
    static Set<String> of(Iterable<Node<Kind>> nodes) {
        Bindings bindings = new Bindings(false);
        nodes.forEach(bindings::visit);
        return bindings.names;
    }

    /** Names that are declared or assigned. */
    static Set<String> assigned(Node<Kind> node) {
        Bindings bindings = new Bindings(true);
        bindings.visit(node);
        return bindings.names;
    }

    /** The names in a pattern. */
    static Set<String> inPattern(@Nullable Node<Kind> pattern) {
        Bindings bindings = new Bindings(false);
        bindings.target(pattern);
        return bindings.names;
    }

    private void visit(Node<Kind> node) {
        switch (node.kind()) {
            case FUNCTION_DECLARATION,
                    GENERATOR_FUNCTION_DECLARATION,
                    FUNCTION_SIGNATURE,
                    CLASS_DECLARATION,
                    ABSTRACT_CLASS_DECLARATION,
                    INTERFACE_DECLARATION,
                    ENUM_DECLARATION,
                    INTERNAL_MODULE,
                    TYPE_ALIAS_DECLARATION -> {
                names.add(node.fieldText("name"));
                return;
            }
            case VARIABLE_DECLARATOR -> target(node.field("name"));
            case IMPORT_CLAUSE ->
                node.children().stream()
                        .filter(child -> child.is(Kind.IDENTIFIER))
                        .forEach(this::target);
            case NAMESPACE_IMPORT -> target(node.first());
            case IMPORT_SPECIFIER -> target(node.last());
            case IMPORT_REQUIRE_CLAUSE -> target(node.first());
            case FOR_IN_STATEMENT -> target(node.field("left"));
            case ASSIGNMENT_EXPRESSION, AUGMENTED_ASSIGNMENT_EXPRESSION -> {
                if (assigned) {
                    target(node.field("left"));
                }
            }
            default -> {
                if (node.isAny(Nodes.FUNCTIONS) || node.isAny(Nodes.CLASSES)) {
                    return;
                }
            }
        }
        node.children().forEach(this::visit);
    }

    private void target(@Nullable Node<Kind> target) {
        if (target == null) {
            return;
        }
        switch (target.kind()) {
            case IDENTIFIER, SHORTHAND_PROPERTY_IDENTIFIER_PATTERN -> names.add(target.text());
            case ARRAY_PATTERN, OBJECT_PATTERN, REST_PATTERN ->
                target.children().forEach(this::target);
            case PAIR_PATTERN -> target(target.field("value"));
            case ASSIGNMENT_PATTERN, OBJECT_ASSIGNMENT_PATTERN -> target(target.field("left"));
            default -> {}
        }
    }
}
