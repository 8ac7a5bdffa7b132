package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads statements in order, so that a name stands for what was assigned to it last. */
final class StatementReader {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final Scope scope;
    private final ExpressionReader expressions;
    private final ModuleReader modules;

    StatementReader(EcmaCallFacts file, Owner owner, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.scope = scope;
        this.expressions = new ExpressionReader(file, owner, scope);
        this.modules = new ModuleReader(file, scope, expressions, this::statement);
    }

    /** Functions are known from the start of the block that they are declared in. */
    void block(List<Node<Kind>> statements) {
        statements.forEach(this::hoist);
        statements.forEach(this::statement);
    }

    private void hoist(Node<Kind> statement) {
        Node<Kind> declared = statement.is(Kind.EXPORT_STATEMENT) ? statement.field("declaration") : statement;
        if (declared != null
                && (declared.is(Kind.FUNCTION_DECLARATION) || declared.is(Kind.GENERATOR_FUNCTION_DECLARATION))) {
            Node<Kind> name = declared.field("name");
            int function = new FunctionReader(file, owner, scope).read(declared, name, -1, 0);
            if (name != null) {
                scope.assign(name.text(), function);
            }
        }
    }

    /** A block of its own: what is declared in it hides what is around it, and is gone after it. */
    private void inner(@Nullable Node<Kind> body) {
        if (body == null) {
            return;
        }
        if (!body.is(Kind.STATEMENT_BLOCK)) {
            statement(body);
            return;
        }
        Map<String, Integer> hidden = new HashMap<>();
        for (Node<Kind> statement : body.children()) {
            if (statement.is(Kind.LEXICAL_DECLARATION) || statement.isAny(Nodes.CLASSES)) {
                for (String name : Bindings.of(List.of(statement))) {
                    Integer before = scope.readPath(name);
                    if (before != null) {
                        hidden.put(name, before);
                    }
                }
            }
        }
        block(body.children());
        hidden.forEach(scope::put);
    }

    private void statement(Node<Kind> node) {
        switch (node.kind()) {
            case FUNCTION_DECLARATION, GENERATOR_FUNCTION_DECLARATION, TYPE_ALIAS_DECLARATION -> {}
            case CLASS_DECLARATION, ABSTRACT_CLASS_DECLARATION, INTERFACE_DECLARATION -> {
                int type = new ClassReader(file, owner, scope).read(node);
                scope.assign(node.fieldText("name"), type);
            }
            case FUNCTION_SIGNATURE -> {
                Node<Kind> name = node.field("name");
                if (name != null) {
                    scope.assign(name.text(), new FunctionReader(file, owner, scope).read(node, name, -1, 0));
                }
            }
            case LEXICAL_DECLARATION, VARIABLE_DECLARATION -> node.children().forEach(this::variable);
            case IMPORT_STATEMENT, EXPORT_STATEMENT -> modules.read(node);
            case STATEMENT_BLOCK -> inner(node);
            case IF_STATEMENT -> choose(node);
            case FOR_STATEMENT, WHILE_STATEMENT, DO_STATEMENT -> repeat(node);
            case FOR_IN_STATEMENT -> loop(node);
            case SWITCH_STATEMENT -> select(node);
            case TRY_STATEMENT -> attempt(node);
            case RETURN_STATEMENT -> {
                int value = expressions.read(node.first());
                if (owner.result() >= 0 && owner.yields() < 0) {
                    steps.addPart(owner.result(), value);
                }
                scope.end();
            }
            case THROW_STATEMENT -> {
                expressions.visit(node.children());
                scope.end();
            }
            case BREAK_STATEMENT, CONTINUE_STATEMENT -> scope.end();
            case LABELED_STATEMENT, AMBIENT_DECLARATION -> node.children().forEach(this::statement);
            case INTERNAL_MODULE, MODULE -> namespace(node);
            case VARIABLE_DECLARATOR -> variable(node);
            case ENUM_DECLARATION -> {}
            default -> expressions.read(node);
        }
    }

    private void variable(Node<Kind> node) {
        if (!node.is(Kind.VARIABLE_DECLARATOR)) {
            return;
        }
        int value = expressions.read(node.field("value"));
        Node<Kind> type = node.child(Kind.TYPE_ANNOTATION);
        if (type != null) {
            value = steps.either(value, TypeReader.read(file, scope, type.text()));
        }
        new Targets(file, expressions, scope).assign(node.field("name"), value);
    }

    /** What a namespace declares is a member of it. */
    private void namespace(Node<Kind> node) {
        Node<Kind> body = node.field("body");
        Node<Kind> name = node.field("name");
        if (body == null || name == null) {
            return;
        }
        Scope inside = new Scope(steps, scope, false, Bindings.of(body.children()));
        new StatementReader(file, Owner.MODULE, inside).block(body.children());
        int container = steps.add(Step.Kind.CONTAINER, "");
        inside.variables().forEach((member, value) -> steps.store(container, member, value));
        if (name.is(Kind.IDENTIFIER)) {
            scope.assign(name.text(), container);
        }
    }

    private void choose(Node<Kind> node) {
        Node<Kind> condition = node.field("condition");
        expressions.read(condition);
        Scope.State before = scope.save();
        narrow(condition);
        inner(node.field("consequence"));
        Scope.State then = scope.save();
        scope.restore(before);
        Node<Kind> otherwise = node.field("alternative");
        if (otherwise != null) {
            inner(otherwise.first());
        }
        scope.join(List.of(then, scope.save()));
    }

    /** After `x instanceof T` the name is an object of that type. */
    private void narrow(@Nullable Node<Kind> condition) {
        Node<Kind> test = condition == null ? null : Nodes.bare(condition);
        if (test == null || !test.is(Kind.BINARY_EXPRESSION)) {
            return;
        }
        if (test.operator().equals("&&")) {
            test.children().forEach(this::narrow);
        }
        Node<Kind> name = test.field("left");
        Node<Kind> type = test.field("right");
        if (test.operator().equals("instanceof") && name != null && type != null && name.is(Kind.IDENTIFIER)) {
            scope.put(name.text(), steps.add(Step.Kind.INSTANCE, "", expressions.read(type)));
        }
    }

    private void repeat(Node<Kind> node) {
        Node<Kind> initializer = node.field("initializer");
        if (initializer != null) {
            statement(initializer);
        }
        scope.enterLoop(Bindings.assigned(node));
        expressions.read(node.field("condition"));
        inner(node.field("body"));
        expressions.read(node.field("increment"));
        scope.leaveLoop();
    }

    private void loop(Node<Kind> node) {
        Node<Kind> right = node.field("right");
        int items = expressions.read(right);
        boolean values = node.operator().equals("of") || node.hasWord("of");
        scope.enterLoop(Bindings.assigned(node));
        int item = values ? expressions.iterate(right, items) : -1;
        new Targets(file, expressions, scope).assign(node.field("left"), item);
        inner(node.field("body"));
        scope.leaveLoop();
    }

    private void select(Node<Kind> node) {
        expressions.read(node.field("value"));
        Node<Kind> body = node.field("body");
        Scope.State before = scope.save();
        List<Scope.State> ways = new ArrayList<>(List.of(before));
        for (Node<Kind> part : body == null ? List.<Node<Kind>>of() : body.children()) {
            scope.join(List.of(before, scope.save()));
            Node<Kind> value = part.field("value");
            expressions.read(value);
            block(part.children().stream().filter(child -> child != value).toList());
            ways.add(scope.save().reached());
        }
        scope.join(ways);
    }

    private void attempt(Node<Kind> node) {
        Scope.State before = scope.save();
        inner(node.field("body"));
        Scope.State after = scope.save();
        Node<Kind> handler = node.field("handler");
        if (handler != null) {
            scope.join(List.of(before, after.reached()));
            Bindings.inPattern(handler.field("parameter")).forEach(name -> scope.put(name, -1));
            inner(handler.field("body"));
            scope.join(List.of(after, scope.save()));
        }
        Node<Kind> last = node.field("finalizer");
        if (last != null) {
            inner(last.first());
        }
    }
}
