package dev.aura.code.rust;

import dev.aura.code.rust.tree.CognitiveComplexity;
import dev.aura.code.rust.tree.CyclomaticComplexity;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Measures every function and method that has a body, local ones too. */
final class RustFunctions {

    private final SourceText source;
    private final BitSet codeLines;
    private final RustDocumentation documentation;
    private final List<FunctionMetrics> measured = new ArrayList<>();

    RustFunctions(SourceText source, Tokens tokens) {
        this.source = source;
        this.codeLines = tokens.codeLines();
        this.documentation = new RustDocumentation(tokens);
    }

    List<FunctionMetrics> of(Node<Kind> file) {
        visit(file, RustScope.file(file));
        return measured;
    }

    private void visit(Node<Kind> node, RustScope scope) {
        for (Node<Kind> child : node.children()) {
            switch (child.kind()) {
                case MOD_ITEM, TRAIT_ITEM, IMPL_ITEM -> visit(child, scope.in(child));
                case FUNCTION_ITEM -> {
                    measured.add(measure(child, scope));
                    visit(child, scope.local(child.fieldText("name")));
                }
                default -> visit(child, scope);
            }
        }
    }

    private FunctionMetrics measure(Node<Kind> function, RustScope scope) {
        List<Node<Kind>> attributes = Nodes.attributes(function);
        int start =
                attributes.isEmpty() ? function.start() : attributes.getFirst().start();
        int first = source.line(start);
        int last = source.line(Math.max(start, function.end() - 1));
        return FunctionMetrics.newBuilder()
                .setName(scope.qualify(function.fieldText("name")))
                .setStartLine(first)
                .setEndLine(last)
                .setCyclomatic(CyclomaticComplexity.of(function))
                .setCognitive(CognitiveComplexity.of(function))
                .setParameters(Nodes.parameters(function).size())
                .setNesting(depth(function))
                .setLinesOfCode(codeLines.get(first, last + 1).cardinality())
                .setPublic(scope.shows(function))
                .setDocumented(!documentation.of(function, attributes).isEmpty())
                .build();
    }

    /** Deepest nesting of control structures; an {@code else if} is no deeper than its {@code if}. */
    private static int depth(Node<Kind> node) {
        int deepest = 0;
        for (Node<Kind> child : node.children()) {
            int own = switch (child.kind()) {
                case IF_EXPRESSION -> node.is(Kind.ELSE_CLAUSE) ? 0 : 1;
                case MATCH_EXPRESSION, WHILE_EXPRESSION, FOR_EXPRESSION, LOOP_EXPRESSION -> 1;
                default -> 0;
            };
            deepest = Math.max(deepest, own + depth(child));
        }
        return deepest;
    }
}
