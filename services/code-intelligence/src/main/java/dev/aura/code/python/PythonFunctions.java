package dev.aura.code.python;

import dev.aura.code.python.tree.CognitiveComplexity;
import dev.aura.code.python.tree.CyclomaticComplexity;
import dev.aura.code.python.tree.Docstrings;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Nodes;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Measures every function and method, local ones too. */
final class PythonFunctions {

    private final SourceText source;
    private final BitSet codeLines;
    private final List<FunctionMetrics> measured = new ArrayList<>();

    PythonFunctions(SourceText source, Tokens tokens) {
        this.source = source;
        this.codeLines = tokens.codeLines();
    }

    List<FunctionMetrics> of(Node<Kind> module) {
        visit(module, "", true, false);
        return measured;
    }

    private void visit(Node<Kind> node, String scope, boolean visible, boolean inClass) {
        for (Node<Kind> child : node.children()) {
            boolean function = child.is(Kind.FUNCTION_DEFINITION);
            if (function || child.is(Kind.CLASS_DEFINITION)) {
                String simple = Nodes.name(child);
                String name = scope.isEmpty() ? simple : scope + "." + simple;
                boolean shown = visible && (!simple.startsWith("_") || (inClass && simple.endsWith("__")));
                if (function) {
                    measured.add(measure(child, name, shown, inClass));
                }
                visit(child, name, shown && !function, !function);
            } else if (Nodes.mayHoldStatements(child)) {
                visit(child, scope, visible, inClass);
            }
        }
    }

    private FunctionMetrics measure(Node<Kind> function, String name, boolean visible, boolean method) {
        Node<Kind> parent = function.parent();
        Node<Kind> whole = parent != null && parent.is(Kind.DECORATED_DEFINITION) ? parent : function;
        int first = source.line(whole.start());
        int last = source.line(Math.max(whole.start(), function.end() - 1));
        return FunctionMetrics.newBuilder()
                .setName(name)
                .setStartLine(first)
                .setEndLine(last)
                .setCyclomatic(CyclomaticComplexity.of(function))
                .setCognitive(CognitiveComplexity.of(function))
                .setParameters(parameters(function, method))
                .setNesting(depth(function))
                .setLinesOfCode(codeLines.get(first, last + 1).cardinality())
                .setPublic(visible)
                .setDocumented(!Docstrings.of(function).isEmpty())
                .build();
    }

    /** Declared parameters; the receiver of a method is not one of them. */
    private static int parameters(Node<Kind> function, boolean method) {
        Node<Kind> parameters = function.child(Kind.PARAMETERS);
        if (parameters == null) {
            return 0;
        }
        int count = parameters.children().size();
        Node<Kind> first = parameters.first();
        boolean receiver = method && first != null && (first.isText("self") || first.isText("cls"));
        return receiver ? count - 1 : count;
    }

    private static int depth(Node<Kind> node) {
        int deepest = 0;
        List<Node<Kind>> children = node.children();
        for (int at = 0; at < children.size(); at++) {
            Node<Kind> child = children.get(at);
            int own = switch (child.kind()) {
                case IF_STATEMENT, FOR_STATEMENT, WHILE_STATEMENT, TRY_STATEMENT, MATCH_STATEMENT -> 1;
                default -> 0;
            };
            if (Nodes.mayHoldStatements(child)) {
                deepest = Math.max(deepest, own + depth(child));
            }
        }
        return deepest;
    }
}
