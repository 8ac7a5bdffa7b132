package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.ImportStatement;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a file imports, wherever it stands: by declaration, by `require` and by `import()` of a string that is written out. */
final class EcmaImports {

    private final List<ImportStatement> found = new ArrayList<>();

    private EcmaImports() {}

    static List<ImportStatement> of(Node<Kind> program) {
        EcmaImports imports = new EcmaImports();
        imports.visit(program, false);
        return imports.found;
    }

    private void visit(Node<Kind> node, boolean inFunction) {
        switch (node.kind()) {
            case IMPORT_STATEMENT -> {
                Node<Kind> require = node.child(Kind.IMPORT_REQUIRE_CLAUSE);
                add((require == null ? node : require).field("source"), node, isForTypes(node));
            }
            case EXPORT_STATEMENT -> add(node.field("source"), node, isForTypes(node));
            case CALL_EXPRESSION -> call(node, inFunction);
            default -> {}
        }
        boolean inside = inFunction || (node.isAny(Nodes.FUNCTIONS) && !isCalledAtOnce(node));
        for (Node<Kind> child : node.children()) {
            visit(child, inside);
        }
    }

    private void call(Node<Kind> call, boolean inFunction) {
        List<Node<Kind>> arguments = Nodes.arguments(call);
        Node<Kind> callee = call.field("function");
        if (callee == null || arguments.isEmpty()) {
            return;
        }
        if (callee.is(Kind.IMPORT)) {
            add(arguments.getFirst(), call, true);
        } else if (arguments.size() == 1 && Nodes.calls(call, "require")) {
            add(arguments.getFirst(), call, inFunction);
        }
    }

    private void add(@Nullable Node<Kind> source, Node<Kind> statement, boolean deferred) {
        String name = Nodes.string(source);
        if (name != null && !name.isBlank()) {
            found.add(new ImportStatement(name, statement.start(), statement.end(), deferred));
        }
    }

    /** Whether a compiler drops it: it names types only. */
    private static boolean isForTypes(Node<Kind> statement) {
        if (statement.hasWord("type") || statement.hasWord("typeof")) {
            return true;
        }
        Node<Kind> clause = statement.child(Kind.IMPORT_CLAUSE);
        Node<Kind> named = clause == null ? null : clause.child(Kind.NAMED_IMPORTS);
        return clause != null
                && named != null
                && clause.children().size() == 1
                && !named.children().isEmpty()
                && named.children().stream().allMatch(name -> name.hasWord("type") || name.hasWord("typeof"));
    }

    private static boolean isCalledAtOnce(Node<Kind> function) {
        Node<Kind> around = Nodes.around(function);
        return around != null && around.is(Kind.CALL_EXPRESSION);
    }
}
