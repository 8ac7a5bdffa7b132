package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import java.util.List;
import java.util.function.Consumer;

/** Reads imports and exports. */
final class ModuleReader {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Scope scope;
    private final ExpressionReader expressions;
    private final Consumer<Node<Kind>> statements;

    ModuleReader(EcmaCallFacts file, Scope scope, ExpressionReader expressions, Consumer<Node<Kind>> statements) {
        this.file = file;
        this.steps = file.steps();
        this.scope = scope;
        this.expressions = expressions;
        this.statements = statements;
    }

    void read(Node<Kind> statement) {
        if (statement.is(Kind.IMPORT_STATEMENT)) {
            imports(statement);
        } else {
            exports(statement);
        }
    }

    private void imports(Node<Kind> statement) {
        Node<Kind> require = statement.child(Kind.IMPORT_REQUIRE_CLAUSE);
        String source = Nodes.string((require == null ? statement : require).field("source"));
        if (source == null) {
            return;
        }
        int module = steps.add(Step.Kind.IMPORT, source);
        Node<Kind> name = require == null ? null : require.first();
        if (name != null) {
            scope.assign(name.text(), steps.either(steps.member(module, EcmaCallFacts.EXPORTS), module));
        }
        Node<Kind> clause = statement.child(Kind.IMPORT_CLAUSE);
        for (Node<Kind> part : clause == null ? List.<Node<Kind>>of() : clause.children()) {
            switch (part.kind()) {
                case IDENTIFIER -> scope.assign(part.text(), steps.member(module, "default"));
                case NAMESPACE_IMPORT -> {
                    if (part.first() != null) {
                        scope.assign(part.lastText(), module);
                    }
                }
                case NAMED_IMPORTS ->
                    part.children().forEach(specifier -> {
                        Node<Kind> imported = specifier.first();
                        if (imported != null) {
                            scope.assign(specifier.lastText(), steps.member(module, Nodes.plain(imported)));
                        }
                    });
                default -> {}
            }
        }
    }

    private void exports(Node<Kind> statement) {
        String source = Nodes.string(statement.field("source"));
        int module = source == null ? -1 : steps.add(Step.Kind.IMPORT, source);
        Node<Kind> declaration = statement.field("declaration");
        Node<Kind> value = statement.field("value");
        Node<Kind> clause = statement.child(Kind.EXPORT_CLAUSE);
        Node<Kind> namespace = statement.child(Kind.NAMESPACE_EXPORT);
        if (declaration != null) {
            statements.accept(declaration);
            if (statement.hasWord("default")) {
                file.export("default", named(declaration));
            }
        } else if (value != null) {
            file.export("default", expressions.read(value));
        } else if (clause != null) {
            clause.children().forEach(specifier -> specifier(specifier, module));
        } else if (namespace != null) {
            file.export(namespace.lastText(), module);
        } else if (module >= 0) {
            steps.add(Step.Kind.STAR, "", module);
        } else if (statement.hasWord("=")) {
            file.export(EcmaCallFacts.EXPORTS, expressions.read(statement.last()));
        } else {
            statement.children().forEach(statements);
        }
    }

    private int named(Node<Kind> declaration) {
        Node<Kind> name = declaration.field("name");
        return name == null ? -1 : file.read(scope, name.text());
    }

    private void specifier(Node<Kind> specifier, int module) {
        Node<Kind> name = specifier.first();
        if (name == null) {
            return;
        }
        String local = Nodes.plain(name);
        String given = specifier.children().size() > 1 ? specifier.lastText() : local;
        file.exportLater(given, () -> module >= 0 ? steps.member(module, local) : file.read(scope, local));
    }
}
