package dev.aura.code.python;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** What several readers of a module look for, gathered by one walk over it. */
final class PythonParts {

    final List<Node<Kind>> definitions = new ArrayList<>();
    final List<Node<Kind>> imports = new ArrayList<>();
    final PythonTypes types = new PythonTypes();
    boolean wildcard;

    private PythonParts() {}

    static PythonParts of(Node<Kind> module) {
        PythonParts parts = new PythonParts();
        module.walk(parts::take);
        return parts;
    }

    private void take(Node<Kind> node) {
        types.read(node);
        switch (node.kind()) {
            case FUNCTION_DEFINITION, CLASS_DEFINITION -> definitions.add(node);
            case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT -> imports.add(node);
            case WILDCARD_IMPORT -> wildcard = true;
            default -> {}
        }
    }
}
