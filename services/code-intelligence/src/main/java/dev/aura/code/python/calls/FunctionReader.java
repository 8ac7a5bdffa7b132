package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads functions: the header where it stands, the body later. */
final class FunctionReader {

    private static final Set<String> OF_CLASS = Set.of("__new__", "__init_subclass__", "__class_getitem__");

    private final PythonCallFacts file;
    private final Steps steps;
    private final Owner around;
    private final Scope scope;
    private final ExpressionReader expressions;

    FunctionReader(PythonCallFacts file, Owner around, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.around = around;
        this.scope = scope;
        this.expressions = new ExpressionReader(file, around, scope);
    }

    private record Parameter(String name, int step) {}

    /** A function that decorators make a method, or not. */
    int define(Node<Kind> definition, Set<String> decorators) {
        Node<Kind> name = definition.child(Kind.IDENTIFIER);
        Node<Kind> body = definition.child(Kind.BLOCK);
        if (name == null) {
            return -1;
        }
        int flags = flags(name.text(), decorators);
        int result = steps.add(Step.Kind.EITHER, "");
        List<Parameter> parameters = parameters(definition.child(Kind.PARAMETERS), flags);
        int function = file.addAt(Step.Kind.FUNCTION, name.text(), flags, name.start(), parts(result, parameters));
        boolean generator = body != null && yields(body);
        int yields = generator ? steps.add(Step.Kind.CONTAINER, "") : -1;
        steps.addPart(result, yields);
        Node<Kind> annotation = definition.field("return_type");
        if (annotation != null) {
            steps.addPart(result, AnnotationReader.read(file, scope, annotation.text()));
        }
        if (body != null) {
            boolean method = scope.isClass() && !parameters.isEmpty() && (flags & (Step.METHOD | Step.OF_CLASS)) != 0;
            int self = method ? parameters.getFirst().step() : around.self();
            Owner owner = new Owner(around.type(), self, result, yields);
            file.later(() -> body(body.children(), owner, parameters));
        }
        return function;
    }

    private int flags(String name, Set<String> decorators) {
        if (!scope.isClass() || decorators.contains("staticmethod")) {
            return 0;
        }
        if (decorators.contains("classmethod") || OF_CLASS.contains(name)) {
            return Step.OF_CLASS;
        }
        boolean property = decorators.contains("property") || decorators.contains("cached_property");
        return property ? Step.METHOD | Step.PROPERTY : Step.METHOD;
    }

    int lambda(Node<Kind> node, @Nullable Node<Kind> parameterList) {
        int result = steps.add(Step.Kind.EITHER, "");
        List<Parameter> parameters = parameters(parameterList, 0);
        int function = file.addAt(Step.Kind.FUNCTION, "", 0, node.start(), parts(result, parameters));
        List<Node<Kind>> body =
                node.children().stream().filter(child -> child != parameterList).toList();
        Owner owner = new Owner(around.type(), around.self(), result, -1);
        Scope.State here = scope.save();
        file.later(() -> {
            Scope inner = inner(List.of(), parameters);
            ExpressionReader reader = new ExpressionReader(file, owner, inner);
            Node<Kind> value = node.field("body");
            List<Node<Kind>> rest =
                    body.stream().filter(child -> child != value).toList();
            reader.visit(rest);
            steps.addPart(result, reader.read(value));
        });
        scope.restore(here);
        return function;
    }

    private void body(List<Node<Kind>> statements, Owner owner, List<Parameter> parameters) {
        new StatementReader(file, owner, inner(statements, parameters)).block(statements);
    }

    private Scope inner(List<Node<Kind>> statements, List<Parameter> parameters) {
        Set<String> local = new HashSet<>(Bindings.of(statements));
        parameters.forEach(parameter -> local.add(parameter.name()));
        Scope inner = new Scope(steps, scope, false, local);
        parameters.forEach(parameter -> inner.assign(parameter.name(), parameter.step()));
        return inner;
    }

    private static int[] parts(int result, List<Parameter> parameters) {
        int[] parts = new int[parameters.size() + 1];
        parts[0] = result;
        for (int index = 0; index < parameters.size(); index++) {
            parts[index + 1] = parameters.get(index).step();
        }
        return parts;
    }

    private List<Parameter> parameters(@Nullable Node<Kind> list, int function) {
        List<Parameter> read = new ArrayList<>();
        int end = list == null ? 0 : list.start() + 1;
        int named = 0;
        for (Node<Kind> node : list == null ? List.<Node<Kind>>of() : list.children()) {
            if (node.between(end, node.start()).indexOf('*') >= 0) {
                named = Step.NAMED_ONLY;
            }
            end = node.end();
            Parameter parameter = parameter(node, read.isEmpty() ? function : 0, named);
            if (parameter != null) {
                read.add(parameter);
                named = steps.get(parameter.step()).is(Step.VARIADIC) ? Step.NAMED_ONLY : named;
            }
        }
        return read;
    }

    private @Nullable Parameter parameter(Node<Kind> node, int function, int named) {
        int flags = named;
        Node<Kind> name = node.is(Kind.IDENTIFIER) ? node : node.field("name");
        if (name == null) {
            name = node.first();
        }
        if (name != null && (name.is(Kind.LIST_SPLAT_PATTERN) || name.is(Kind.DICTIONARY_SPLAT_PATTERN))) {
            name = name.first();
        }
        if (node.text().startsWith("**")) {
            flags = Step.KEYWORDS;
        } else if (node.text().startsWith("*")) {
            flags = Step.VARIADIC;
        }
        if (name == null || !name.is(Kind.IDENTIFIER)) {
            return null;
        }
        Node<Kind> type = node.field("type");
        int annotated = type == null ? -1 : AnnotationReader.read(file, scope, type.text());
        int preset = expressions.read(node.field("value"));
        int object = (function & Step.OF_CLASS) != 0
                ? around.type()
                : (function & Step.METHOD) != 0 ? steps.add(Step.Kind.INSTANCE, "", around.type()) : -1;
        int step = steps.add(Step.Kind.PARAMETER, name.text(), known(annotated, preset, object));
        steps.set(step, flags, steps.get(step).parts());
        return new Parameter(name.text(), step);
    }

    private static int[] known(int... values) {
        int count = 0;
        for (int value : values) {
            if (value >= 0) {
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static boolean yields(Node<Kind> node) {
        List<Node<Kind>> children = node.children();
        for (int at = 0; at < children.size(); at++) {
            Node<Kind> child = children.get(at);
            boolean own =
                    !child.is(Kind.FUNCTION_DEFINITION) && !child.is(Kind.CLASS_DEFINITION) && !child.is(Kind.LAMBDA);
            if (own && (child.is(Kind.YIELD) || yields(child))) {
                return true;
            }
        }
        return false;
    }
}
