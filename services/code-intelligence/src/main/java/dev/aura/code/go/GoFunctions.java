package dev.aura.code.go;

import dev.aura.code.go.tree.CognitiveComplexity;
import dev.aura.code.go.tree.CyclomaticComplexity;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Measures every function and method, and function literals that are the value of a package variable. Others count for what is around them. */
final class GoFunctions {

    private final SourceText source;
    private final BitSet codeLines;
    private final GoDocumentation documentation;
    private final List<FunctionMetrics> measured = new ArrayList<>();

    GoFunctions(SourceText source, Tokens tokens) {
        this.source = source;
        this.codeLines = tokens.codeLines();
        this.documentation = new GoDocumentation(source, tokens);
    }

    List<FunctionMetrics> of(Node<Kind> file) {
        for (Node<Kind> declaration : file.children()) {
            switch (declaration.kind()) {
                case FUNCTION_DECLARATION, METHOD_DECLARATION -> {
                    String simple = declaration.fieldText("name");
                    String receiver = Nodes.receiver(declaration);
                    boolean shown = Nodes.isExported(simple) && (receiver.isEmpty() || Nodes.isExported(receiver));
                    measure(declaration, receiver.isEmpty() ? simple : receiver + "." + simple, shown, declaration);
                }
                case VAR_DECLARATION -> Nodes.specs(declaration).forEach(spec -> variable(spec, declaration));
                default -> {}
            }
        }
        return measured;
    }

    private void variable(Node<Kind> spec, Node<Kind> declaration) {
        String name = spec.fieldText("name");
        Node<Kind> documented = spec.parent() == declaration ? declaration : spec;
        for (Node<Kind> value : Nodes.expressions(spec.field("value"))) {
            if (value.is(Kind.FUNC_LITERAL)) {
                measure(value, name, Nodes.isExported(name), documented);
            }
        }
    }

    private void measure(Node<Kind> function, String name, boolean shown, Node<Kind> documented) {
        int first = source.line(function.start());
        int last = source.line(Math.max(function.start(), function.end() - 1));
        measured.add(FunctionMetrics.newBuilder()
                .setName(name)
                .setStartLine(first)
                .setEndLine(last)
                .setCyclomatic(CyclomaticComplexity.of(function))
                .setCognitive(CognitiveComplexity.of(function))
                .setParameters(Nodes.parameters(function.field("parameters")).size())
                .setNesting(depth(function))
                .setLinesOfCode(codeLines.get(first, last + 1).cardinality())
                .setPublic(shown)
                .setDocumented(!documentation.before(documented.start()).isEmpty())
                .build());
    }

    /** Deepest nesting of control structures; an {@code else if} is no deeper than its {@code if}. */
    private static int depth(Node<Kind> node) {
        int deepest = 0;
        for (Node<Kind> child : node.children()) {
            int own = switch (child.kind()) {
                case IF_STATEMENT -> child.fieldName().equals("alternative") ? 0 : 1;
                case FOR_STATEMENT, EXPRESSION_SWITCH_STATEMENT, TYPE_SWITCH_STATEMENT, SELECT_STATEMENT -> 1;
                default -> 0;
            };
            deepest = Math.max(deepest, own + depth(child));
        }
        return deepest;
    }
}
