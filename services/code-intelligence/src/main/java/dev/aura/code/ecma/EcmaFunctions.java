package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.CognitiveComplexity;
import dev.aura.code.ecma.tree.CyclomaticComplexity;
import dev.aura.code.ecma.tree.FunctionNames;
import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures every function, callbacks too, static blocks, and fields whose first value takes a decision. */
final class EcmaFunctions {

    private final SourceText source;
    private final Tokens tokens;
    private final BitSet codeLines;

    /** Declarations by where their names begin. */
    private final Map<Integer, Declaration> declared = new HashMap<>();

    private final List<FunctionMetrics> measured = new ArrayList<>();

    EcmaFunctions(SourceText source, Tokens tokens, List<Declaration> declarations) {
        this.source = source;
        this.tokens = tokens;
        this.codeLines = tokens.codeLines();
        remember(declarations);
    }

    private void remember(List<Declaration> declarations) {
        for (Declaration declaration : declarations) {
            declared.put(declaration.span().start(), declaration);
            declared.put(declaration.nameSpan().start(), declaration);
            remember(declaration.children());
        }
    }

    List<FunctionMetrics> of(Node<Kind> program) {
        visit(program, "");
        return measured;
    }

    private void visit(Node<Kind> node, String scope) {
        for (Node<Kind> child : node.children()) {
            boolean measurable = child.isAny(Nodes.FUNCTIONS)
                    || child.is(Kind.CLASS_STATIC_BLOCK)
                    || (isFieldValue(child) && CyclomaticComplexity.of(child) > 1);
            String simple = measurable ? FunctionNames.of(child) : holderName(child);
            String name = scope.isEmpty() || simple.isEmpty() ? scope + simple : scope + "." + simple;
            if (measurable) {
                measured.add(measure(child, name));
            }
            visit(child, name);
        }
    }

    private static boolean isFieldValue(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        return parent != null && parent.isAny(Nodes.FIELDS) && node.fieldName().equals("value");
    }

    /** The name of what gives the functions in it a longer name: a class, a namespace, an object that is bound to a name. */
    private static String holderName(Node<Kind> node) {
        return switch (node.kind()) {
            case CLASS_DECLARATION, ABSTRACT_CLASS_DECLARATION, INTERNAL_MODULE, MODULE -> node.fieldText("name");
            case CLASS, OBJECT -> {
                Node<Kind> own = node.field("name");
                String bound = own == null ? FunctionNames.of(node) : own.text();
                yield bound.contains(" ") || bound.equals("anonymous") || bound.equals("module.exports") ? "" : bound;
            }
            default -> "";
        };
    }

    private FunctionMetrics measure(Node<Kind> function, String name) {
        int first = source.line(function.start());
        int last = source.line(Math.max(function.start(), function.end() - 1));
        Declaration declaration = declaration(function);
        return FunctionMetrics.newBuilder()
                .setName(name)
                .setStartLine(first)
                .setEndLine(last)
                .setCyclomatic(CyclomaticComplexity.of(function))
                .setCognitive(CognitiveComplexity.of(function))
                .setParameters(parameters(function))
                .setNesting(depth(function))
                .setLinesOfCode(codeLines.get(first, last + 1).cardinality())
                .setPublic(declaration != null && declaration.isPublic())
                .setDocumented(
                        declaration == null
                                ? !JsDoc.before(function.start(), tokens).isEmpty()
                                : !declaration.documentation().isEmpty())
                .build();
    }

    private @Nullable Declaration declaration(Node<Kind> function) {
        Declaration own = declared.get(function.start());
        Node<Kind> name = Nodes.memberName(function);
        Node<Kind> user = Nodes.user(function);
        if (own == null && name != null) {
            own = declared.get(name.start());
        }
        if (own == null && user != null && !user.isAny(Nodes.FUNCTIONS)) {
            Node<Kind> bound = user.is(Kind.ASSIGNMENT_EXPRESSION) ? user.field("left") : Nodes.memberName(user);
            own = bound == null ? null : declared.get(bound.start());
        }
        return own;
    }

    /** Declared parameters; TypeScript's `this` is none. */
    private static int parameters(Node<Kind> function) {
        Node<Kind> parameters = function.field("parameters");
        if (parameters == null) {
            return function.field("parameter") == null ? 0 : 1;
        }
        return (int) parameters.children().stream()
                .filter(parameter -> !parameter.isText("this") && !parameter.firstIs(Kind.THIS))
                .count();
    }

    private static int depth(Node<Kind> node) {
        int deepest = 0;
        for (Node<Kind> child : node.children()) {
            if (child.isAny(Nodes.FUNCTIONS)) {
                continue;
            }
            int own = switch (child.kind()) {
                case IF_STATEMENT -> node.is(Kind.ELSE_CLAUSE) ? 0 : 1;
                case FOR_STATEMENT, FOR_IN_STATEMENT, WHILE_STATEMENT, DO_STATEMENT, TRY_STATEMENT, SWITCH_STATEMENT ->
                    1;
                default -> 0;
            };
            deepest = Math.max(deepest, own + depth(child));
        }
        return deepest;
    }
}
