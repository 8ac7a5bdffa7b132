package dev.aura.code.python;

import dev.aura.code.language.Declaration;
import dev.aura.code.python.tree.Docstrings;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the outline of a module. Definitions under `if` and `try` belong to what is around them; local functions are bodies. */
final class PythonOutline {

    private final Tokens tokens;

    PythonOutline(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Declaration> of(Node<Kind> module) {
        return members(module, new Scope("", true, false, exported(module)));
    }

    /** What encloses a declaration; `exported` are the names in `__all__`, where there is one. */
    private record Scope(
            String name,
            boolean isPublic,
            boolean isClass,
            @Nullable Set<String> exported) {

        String qualify(String simple) {
            return name.isEmpty() ? simple : name + "." + simple;
        }

        boolean shows(String simple) {
            boolean special = simple.startsWith("__") && simple.endsWith("__");
            boolean named =
                    exported != null ? exported.contains(simple) : (special && isClass) || !simple.startsWith("_");
            return isPublic && named;
        }
    }

    private List<Declaration> members(Node<Kind> body, Scope scope) {
        Collector collector = new Collector(scope);
        collector.collect(body);
        return collector.found;
    }

    private final class Collector {
        private final Scope scope;
        private final List<Declaration> found = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();

        Collector(Scope scope) {
            this.scope = scope;
        }

        void collect(Node<Kind> body) {
            for (Node<Kind> statement : body.children()) {
                switch (statement.kind()) {
                    case FUNCTION_DEFINITION, CLASS_DEFINITION -> define(statement, statement, List.of());
                    case DECORATED_DEFINITION -> decorated(statement);
                    case EXPRESSION_STATEMENT -> assigned(statement);
                    case IF_STATEMENT,
                            TRY_STATEMENT,
                            ELSE_CLAUSE,
                            ELIF_CLAUSE,
                            EXCEPT_CLAUSE,
                            FINALLY_CLAUSE,
                            BLOCK,
                            WITH_STATEMENT -> collect(statement);
                    default -> {}
                }
            }
        }

        private void decorated(Node<Kind> statement) {
            Node<Kind> inner = statement.last();
            if (inner != null && (inner.is(Kind.FUNCTION_DEFINITION) || inner.is(Kind.CLASS_DEFINITION))) {
                List<String> decorators = statement.children().stream()
                        .filter(child -> child.is(Kind.DECORATOR))
                        .map(decorator -> decorator
                                .text()
                                .replaceFirst("^@\\s*", "")
                                .replaceFirst("(?s)\\(.*", "")
                                .strip())
                        .toList();
                define(inner, statement, decorators);
            }
        }

        private void define(Node<Kind> definition, Node<Kind> whole, List<String> decorators) {
            Node<Kind> name = definition.child(Kind.IDENTIFIER);
            if (name == null) {
                return;
            }
            boolean isClass = definition.is(Kind.CLASS_DEFINITION);
            String simple = name.text();
            String qualified = scope.qualify(simple);
            Node<Kind> block = definition.child(Kind.BLOCK);
            int bodyStart = block == null ? definition.end() : block.start();
            boolean visible = scope.shows(simple);
            List<Declaration> children =
                    isClass && block != null ? members(block, new Scope(qualified, visible, true, null)) : List.of();
            boolean special = simple.startsWith("__") && simple.endsWith("__");
            boolean variant = decorators.stream().anyMatch(PythonOutline::isVariant);
            found.add(new Declaration(
                    isClass ? Entity.Kind.CLASS : functionKind(simple, decorators),
                    simple,
                    qualified,
                    key(qualified),
                    signature(definition, bodyStart),
                    whole.span(),
                    name.span(),
                    bodyStart,
                    definition.text().startsWith("async") ? List.of("async") : List.of(),
                    decorators,
                    Docstrings.of(definition),
                    visible,
                    visible && !special && !variant,
                    children));
        }

        private Entity.Kind functionKind(String simple, List<String> decorators) {
            if (!scope.isClass()) {
                return Entity.Kind.FUNCTION;
            }
            if (simple.equals("__init__") || simple.equals("__new__")) {
                return Entity.Kind.CONSTRUCTOR;
            }
            return decorators.stream().anyMatch(name -> name.endsWith("property"))
                    ? Entity.Kind.PROPERTY
                    : Entity.Kind.METHOD;
        }

        /** `NAME = …` and `name: type` make a variable; the first assignment is its declaration. */
        private void assigned(Node<Kind> statement) {
            Node<Kind> assignment = statement.child(Kind.ASSIGNMENT);
            Node<Kind> target = assignment == null ? null : assignment.first();
            if (assignment == null || target == null || !target.is(Kind.IDENTIFIER)) {
                return;
            }
            String simple = target.text();
            if (seen.containsKey(scope.qualify(simple)) || (simple.startsWith("__") && simple.endsWith("__"))) {
                return;
            }
            String qualified = scope.qualify(simple);
            Node<Kind> value = assignment.last();
            boolean annotatedOnly = value != null && value.is(Kind.TYPE);
            int bodyStart = value == null || value == target || annotatedOnly ? statement.end() : value.start();
            String head = tokens.oneLine(statement.start(), bodyStart);
            found.add(new Declaration(
                    variableKind(simple),
                    simple,
                    qualified,
                    key(qualified),
                    head.replaceFirst("\\s*=.*$", ""),
                    statement.span(),
                    target.span(),
                    bodyStart,
                    List.of(),
                    List.of(),
                    "",
                    scope.shows(simple),
                    false,
                    List.of()));
        }

        private Entity.Kind variableKind(String simple) {
            if (scope.isClass()) {
                return Entity.Kind.FIELD;
            }
            return simple.equals(simple.toUpperCase(java.util.Locale.ROOT))
                    ? Entity.Kind.CONSTANT
                    : Entity.Kind.VARIABLE;
        }

        /** Later definitions of the same name (setters, overloads, branches of an `if`) get a number. */
        private String key(String qualified) {
            int number = seen.merge(qualified, 1, Integer::sum);
            return number == 1 ? qualified : qualified + "#" + number;
        }
    }

    private String signature(Node<Kind> definition, int bodyStart) {
        String head = tokens.oneLine(definition.start(), bodyStart);
        return head.endsWith(":") ? head.substring(0, head.length() - 1).strip() : head;
    }

    private static boolean isVariant(String decorator) {
        return decorator.endsWith(".setter")
                || decorator.endsWith(".deleter")
                || decorator.endsWith("overload")
                || decorator.endsWith("override");
    }

    private static @Nullable Set<String> exported(Node<Kind> module) {
        for (Node<Kind> statement : module.children()) {
            Node<Kind> assignment = statement.child(Kind.ASSIGNMENT);
            Node<Kind> target = assignment == null ? null : assignment.first();
            if (assignment != null && target != null && target.isText("__all__")) {
                Node<Kind> value = assignment.last();
                if (value != null && (value.is(Kind.LIST) || value.is(Kind.TUPLE))) {
                    Set<String> names = new HashSet<>();
                    value.children().stream()
                            .filter(item -> item.is(Kind.STRING))
                            .forEach(item -> names.add(item.text().replaceAll("^[a-zA-Z]*['\"]+|['\"]+$", "")));
                    return names;
                }
            }
        }
        return null;
    }
}
