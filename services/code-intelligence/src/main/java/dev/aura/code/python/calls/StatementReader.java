package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements in order, so that a name stands for what was assigned to it last. */
final class StatementReader {

    private final PythonCallFacts file;
    private final Steps steps;
    private final Owner owner;
    private final Scope scope;
    private final ExpressionReader expressions;
    private final DefinitionReader definitions;
    private final ImportReader imports;

    StatementReader(PythonCallFacts file, Owner owner, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.owner = owner;
        this.scope = scope;
        this.expressions = new ExpressionReader(file, owner, scope);
        this.definitions = new DefinitionReader(file, owner, scope, expressions);
        this.imports = new ImportReader(file, scope);
    }

    void block(Iterable<Node<Kind>> statements) {
        statements.forEach(this::statement);
    }

    private void block(@Nullable Node<Kind> block) {
        if (block != null) {
            block(block.children());
        }
    }

    private void statement(Node<Kind> node) {
        switch (node.kind()) {
            case EXPRESSION_STATEMENT -> node.children().forEach(this::expression);
            case FUNCTION_DEFINITION, CLASS_DEFINITION, DECORATED_DEFINITION -> definitions.define(node);
            case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT -> imports.read(node);
            case IF_STATEMENT -> choose(node);
            case FOR_STATEMENT -> loop(node);
            case WHILE_STATEMENT -> repeat(node);
            case TRY_STATEMENT -> attempt(node);
            case WITH_STATEMENT -> with(node);
            case RETURN_STATEMENT -> {
                int value = expressions.only(node);
                if (owner.result() >= 0 && owner.yields() < 0) {
                    steps.addPart(owner.result(), value);
                }
                scope.end();
            }
            case RAISE_STATEMENT -> {
                raise(node);
                scope.end();
            }
            case BREAK_STATEMENT, CONTINUE_STATEMENT -> scope.end();
            case MATCH_STATEMENT -> match(node);
            case IDENTIFIER -> declaredElsewhere(node);
            case BLOCK -> block(node);
            default -> expressions.visit(node.children());
        }
    }

    private void expression(Node<Kind> node) {
        switch (node.kind()) {
            case ASSIGNMENT -> assign(node);
            case AUGMENTED_ASSIGNMENT -> {
                expressions.read(node.field("left"));
                int added = expressions.read(node.field("right"));
                if (node.field("right") == null) {
                    expressions.visit(node.children());
                }
                steps.store(expressions.read(node.field("left")), "[*]", steps.element(added));
            }
            default -> expressions.read(node);
        }
    }

    private int assign(Node<Kind> node) {
        Node<Kind> target = node.field("left");
        Node<Kind> right = node.field("right");
        int value;
        if (right != null && right.is(Kind.ASSIGNMENT)) {
            value = assign(right);
        } else if (right != null) {
            value = expressions.read(right);
        } else {
            Node<Kind> left = target;
            expressions.visit(node.children().stream()
                    .filter(child -> child != left && !child.is(Kind.TYPE))
                    .toList());
            value = awaited(node);
        }
        Node<Kind> type = node.field("type");
        if (type != null) {
            value = steps.either(value, AnnotationReader.read(file, scope, type.text()));
        }
        boolean declared = right == null && type != null && value < 0;
        if (!declared) {
            Targets.assign(file, expressions, scope, target, value, right);
        }
        return value;
    }

    /** The value of `x = await f()`; the call itself has been read. */
    private int awaited(Node<Kind> assignment) {
        Node<Kind> last = assignment.last();
        Node<Kind> left = assignment.field("left");
        boolean alone = last != null
                && left != null
                && last != left
                && last.is(Kind.CALL)
                && assignment
                        .between(left.end(), last.start())
                        .replaceAll("\\s", "")
                        .endsWith("=await");
        return alone ? lastCall() : -1;
    }

    private int lastCall() {
        int step = steps.size() - 1;
        while (step > 0 && steps.get(step).kind() != Step.Kind.CALL) {
            step--;
        }
        return step;
    }

    /** `global` and `nonlocal` are no nodes; the names in them stand alone. */
    private void declaredElsewhere(Node<Kind> name) {
        String before = name.between(Math.max(0, name.start() - 200), name.start());
        int line = Math.max(before.lastIndexOf('\n'), before.lastIndexOf(';'));
        String statement = before.substring(line + 1).strip();
        if (statement.startsWith("global")) {
            scope.declareGlobal(name.text());
        } else if (statement.startsWith("nonlocal")) {
            scope.declareOuter(name.text());
        }
    }

    private void raise(Node<Kind> node) {
        Node<Kind> raised = node.first();
        int value = expressions.read(raised);
        if (raised != null && value >= 0 && (raised.is(Kind.IDENTIFIER) || raised.is(Kind.ATTRIBUTE))) {
            Node<Kind> name = raised.is(Kind.ATTRIBUTE) && raised.last() != null
                    ? raised.children().getLast()
                    : raised;
            file.addAt(Step.Kind.CALL, name.text(), Step.CLASSES_ONLY, name.start(), value);
        }
        node.children().stream().skip(1).forEach(expressions::read);
    }

    private void choose(Node<Kind> node) {
        List<Scope.State> ways = new ArrayList<>();
        boolean otherwise = false;
        Scope.State next = null;
        for (Node<Kind> part : branches(node)) {
            if (next != null) {
                scope.restore(next);
            }
            otherwise |= part.is(Kind.ELSE_CLAUSE);
            if (!part.is(Kind.ELSE_CLAUSE)) {
                condition(part);
                next = scope.save();
                narrow(part.field("condition"));
            }
            blocks(part);
            ways.add(scope.save());
        }
        if (!otherwise && next != null) {
            ways.add(next);
        }
        scope.join(ways);
    }

    private static List<Node<Kind>> branches(Node<Kind> node) {
        List<Node<Kind>> branches = new ArrayList<>(List.of(node));
        for (Node<Kind> child : node.children()) {
            if (child.is(Kind.ELIF_CLAUSE) || child.is(Kind.ELSE_CLAUSE)) {
                branches.add(child);
            }
        }
        return branches;
    }

    private void blocks(Node<Kind> node) {
        for (Node<Kind> child : node.children()) {
            if (child.is(Kind.BLOCK)) {
                block(child);
            }
        }
    }

    private void condition(Node<Kind> node) {
        for (Node<Kind> child : node.children()) {
            if (!child.is(Kind.BLOCK) && !child.is(Kind.ELIF_CLAUSE) && !child.is(Kind.ELSE_CLAUSE)) {
                expressions.read(child);
            }
        }
    }

    /** After `isinstance(x, T)` the name is an object of that type. */
    private void narrow(@Nullable Node<Kind> condition) {
        if (condition == null) {
            return;
        }
        if (condition.is(Kind.BOOLEAN_OPERATOR) && condition.hasWord("and")) {
            condition.children().forEach(this::narrow);
        }
        Node<Kind> given = condition.is(Kind.CALL) ? condition.field("arguments") : null;
        Node<Kind> callee = condition.is(Kind.CALL) ? condition.field("function") : null;
        if (given != null
                && callee != null
                && callee.isText("isinstance")
                && given.children().size() == 2) {
            Node<Kind> name = given.children().get(0);
            Node<Kind> type = given.children().get(1);
            if (name.is(Kind.IDENTIFIER) && (type.is(Kind.IDENTIFIER) || type.is(Kind.ATTRIBUTE))) {
                scope.put(name.text(), steps.add(Step.Kind.INSTANCE, "", expressions.read(type)));
            }
        }
    }

    private void loop(Node<Kind> node) {
        Node<Kind> right = node.field("right");
        int items = right == null ? -1 : expressions.read(right);
        if (right == null) {
            condition(node);
        }
        scope.enterLoop(Bindings.of(List.of(node)));
        Targets.assign(file, expressions, scope, node.field("left"), expressions.iterate(right, items), null);
        block(node.child(Kind.BLOCK));
        scope.leaveLoop();
        block(alternative(node));
    }

    private void repeat(Node<Kind> node) {
        scope.enterLoop(Bindings.of(List.of(node)));
        condition(node);
        block(node.child(Kind.BLOCK));
        scope.leaveLoop();
        block(alternative(node));
    }

    private static @Nullable Node<Kind> alternative(Node<Kind> node) {
        Node<Kind> otherwise = node.child(Kind.ELSE_CLAUSE);
        return otherwise == null ? null : otherwise.child(Kind.BLOCK);
    }

    private void attempt(Node<Kind> node) {
        Scope.State before = scope.save();
        block(node.child(Kind.BLOCK));
        Scope.State after = scope.save();
        List<Scope.State> ways = new ArrayList<>();
        for (Node<Kind> part : node.children()) {
            if (part.is(Kind.ELSE_CLAUSE)) {
                scope.restore(after);
                block(part.child(Kind.BLOCK));
                after = scope.save();
            } else if (!part.is(Kind.BLOCK) && !part.is(Kind.FINALLY_CLAUSE)) {
                scope.join(List.of(before, after.reached()));
                handler(part);
                ways.add(scope.save());
            }
        }
        ways.addFirst(after);
        scope.join(ways);
        Node<Kind> last = node.child(Kind.FINALLY_CLAUSE);
        if (last != null) {
            boolean unreached = ways.stream().allMatch(Scope.State::ended);
            block(last.child(Kind.BLOCK));
            if (unreached) {
                scope.end();
            }
        }
    }

    private void handler(Node<Kind> clause) {
        for (Node<Kind> part : clause.children()) {
            if (part.is(Kind.BLOCK)) {
                block(part);
            } else if (part.is(Kind.AS_PATTERN)) {
                Node<Kind> type = part.first();
                int value = type == null ? -1 : expressions.read(type);
                int caught = value < 0 || type == null || type.is(Kind.TUPLE)
                        ? -1
                        : steps.add(Step.Kind.INSTANCE, "", value);
                Targets.assign(file, expressions, scope, part.child(Kind.AS_PATTERN_TARGET), caught, null);
            } else {
                expressions.read(part);
            }
        }
    }

    private void with(Node<Kind> node) {
        Node<Kind> clause = node.child(Kind.WITH_CLAUSE);
        if (clause != null) {
            clause.children().forEach(this::enter);
        }
        block(node.child(Kind.BLOCK));
    }

    private void enter(Node<Kind> item) {
        Node<Kind> given = item.first();
        Node<Kind> target = given != null && given.is(Kind.AS_PATTERN) ? given.child(Kind.AS_PATTERN_TARGET) : null;
        int value = expressions.read(given);
        int entered = value < 0 ? -1 : steps.add(Step.Kind.CALL, "", steps.member(value, "__enter__"));
        int held = steps.either(entered, steps.element(value));
        if (target != null) {
            Targets.assign(file, expressions, scope, target, held, null);
        }
    }

    private void match(Node<Kind> node) {
        Scope.State before = scope.save();
        List<Scope.State> ways = new ArrayList<>(List.of(before));
        for (Node<Kind> part :
                node.descendants().filter(child -> child.is(Kind.CASE_CLAUSE)).toList()) {
            scope.restore(before);
            for (String name : Bindings.of(part.children().stream()
                    .filter(child -> child.is(Kind.CASE_PATTERN))
                    .toList())) {
                scope.put(name, -1);
            }
            part.children().stream()
                    .filter(child -> child.is(Kind.IF_CLAUSE))
                    .forEach(guard -> expressions.visit(guard.children()));
            part.children().stream().filter(child -> child.is(Kind.BLOCK)).forEach(this::block);
            ways.add(scope.save());
        }
        expressions.read(node.first());
        scope.join(ways);
    }
}
