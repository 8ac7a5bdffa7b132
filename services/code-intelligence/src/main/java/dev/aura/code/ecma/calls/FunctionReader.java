package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads functions: the header where it stands, the body later. */
final class FunctionReader {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Owner around;
    private final Scope scope;

    FunctionReader(EcmaCallFacts file, Owner around, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.around = around;
        this.scope = scope;
    }

    private record Parameter(@Nullable Node<Kind> pattern, int step, boolean isMember) {}

    /** A function with what `this` may be in it; -1 where that is not known before it is called. */
    int read(Node<Kind> node, @Nullable Node<Kind> named, int holder, int given) {
        boolean arrow = node.is(Kind.ARROW_FUNCTION);
        Node<Kind> name = named != null ? named : boundName(node);
        int result = steps.add(Step.Kind.EITHER, "");
        Node<Kind> type = node.field("return_type");
        if (type != null) {
            steps.addPart(result, TypeReader.read(file, scope, type.text()));
        }
        int self = arrow
                ? around.self()
                : steps.add(Step.Kind.PARAMETER, "this", holder < 0 ? new int[0] : new int[] {holder});
        List<Parameter> parameters = parameters(node);
        int[] parts = parts(result, arrow ? -1 : self, parameters);
        int flags = given | (arrow ? 0 : Step.RECEIVER);
        String text = name == null ? "" : Nodes.plain(name);
        int function = file.addAt(Step.Kind.FUNCTION, text, flags, name == null ? node.start() : name.start(), parts);
        if (!arrow && holder < 0 && !text.isEmpty() && Character.isUpperCase(text.charAt(0))) {
            steps.addPart(self, steps.add(Step.Kind.INSTANCE, "", function)); // made with `new`, as its name says
        }
        int yields = node.hasWord("*") ? steps.add(Step.Kind.CONTAINER, "") : -1;
        steps.addPart(result, yields);
        Owner owner = new Owner(around.type(), self, result, yields);
        Node<Kind> own =
                node.is(Kind.FUNCTION_EXPRESSION) || node.is(Kind.GENERATOR_FUNCTION) ? node.field("name") : null;
        file.later(() -> body(node, owner, parameters, own == null ? "" : own.text(), function));
        return function;
    }

    /** A function that is assigned when it is made has the name of what it is assigned to. */
    private static @Nullable Node<Kind> boundName(Node<Kind> function) {
        Node<Kind> user = Nodes.user(function);
        if (user == null) {
            return null;
        }
        Node<Kind> name = switch (user.kind()) {
            case VARIABLE_DECLARATOR -> user.field("name");
            case PAIR, FIELD_DEFINITION, PUBLIC_FIELD_DEFINITION -> Nodes.memberName(user);
            case ASSIGNMENT_EXPRESSION -> user.field("left");
            default -> null;
        };
        if (name != null && name.is(Kind.MEMBER_EXPRESSION)) {
            name = name.field("property");
        }
        return name == null
                        || name.is(Kind.OBJECT_PATTERN)
                        || name.is(Kind.ARRAY_PATTERN)
                        || name.is(Kind.COMPUTED_PROPERTY_NAME)
                ? null
                : name;
    }

    private static int[] parts(int result, int self, List<Parameter> parameters) {
        List<Integer> parts = new ArrayList<>(List.of(result));
        if (self >= 0) {
            parts.add(self);
        }
        parameters.forEach(parameter -> parts.add(parameter.step()));
        return parts.stream().mapToInt(part -> part).toArray();
    }

    private List<Parameter> parameters(Node<Kind> function) {
        Node<Kind> single = function.field("parameter");
        if (single != null) {
            return List.of(new Parameter(single, steps.add(Step.Kind.PARAMETER, single.text()), false));
        }
        List<Parameter> read = new ArrayList<>();
        Node<Kind> list = function.field("parameters");
        for (Node<Kind> node : list == null ? List.<Node<Kind>>of() : list.children()) {
            if (!node.isText("this") && !node.firstIs(Kind.THIS) && !node.is(Kind.DECORATOR)) {
                read.add(parameter(node));
            }
        }
        return read;
    }

    private Parameter parameter(Node<Kind> node) {
        ExpressionReader expressions = new ExpressionReader(file, around, scope);
        boolean typed = node.is(Kind.REQUIRED_PARAMETER) || node.is(Kind.OPTIONAL_PARAMETER);
        Node<Kind> pattern = typed ? node.field("pattern") : node;
        Node<Kind> preset = typed ? node.field("value") : null;
        if (pattern != null && pattern.is(Kind.ASSIGNMENT_PATTERN)) {
            preset = pattern.field("right");
            pattern = pattern.field("left");
        }
        boolean rest = pattern != null && pattern.is(Kind.REST_PATTERN);
        if (rest && pattern != null) {
            pattern = pattern.first();
        }
        Node<Kind> type = typed ? node.child(Kind.TYPE_ANNOTATION) : null;
        int step = steps.add(
                Step.Kind.PARAMETER, pattern == null ? "" : pattern.is(Kind.IDENTIFIER) ? pattern.text() : "");
        steps.addPart(step, expressions.read(preset));
        if (type != null && !rest) {
            steps.addPart(step, TypeReader.read(file, scope, type.text()));
        }
        if (rest) {
            steps.set(step, Step.VARIADIC, steps.get(step).parts());
        }
        boolean member = typed && (node.child(Kind.ACCESSIBILITY_MODIFIER) != null || node.hasWord("readonly"));
        return new Parameter(pattern, step, member);
    }

    private void body(Node<Kind> function, Owner owner, List<Parameter> parameters, String own, int step) {
        Node<Kind> body = function.field("body");
        if (body == null) {
            return;
        }
        boolean block = body.is(Kind.STATEMENT_BLOCK);
        Set<String> local = new HashSet<>(block ? Bindings.of(body.children()) : Set.of());
        parameters.forEach(parameter -> local.addAll(Bindings.inPattern(parameter.pattern())));
        if (!own.isEmpty()) {
            local.add(own);
        }
        Scope inner = new Scope(steps, scope, false, local);
        ExpressionReader expressions = new ExpressionReader(file, owner, inner);
        if (!own.isEmpty()) {
            inner.assign(own, step);
        }
        for (Parameter parameter : parameters) {
            new Targets(file, expressions, inner).assign(parameter.pattern(), parameter.step());
            if (parameter.isMember() && parameter.pattern() != null) {
                steps.store(owner.self(), parameter.pattern().text(), parameter.step());
            }
        }
        if (block) {
            new StatementReader(file, owner, inner).block(body.children());
        } else {
            int value = expressions.read(body);
            steps.addPart(owner.result(), value);
        }
    }
}
