package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.TypeShape.TypeVariable;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes types down: `&<T>`, `[]<T>`, tuples as `(<A,B>`, functions and what is called like them as `func<(<P>,R>`, `dyn<Trait>`, `impl<Trait>`, and a type that another one has by
 * the name `N` as `::N<T>`. Lifetimes are left out.
 */
final class TypeWriter {

    static final String REFERENCE = "&";
    static final String LIST = "[]";
    static final String DYNAMIC = "dyn";
    static final String SOME = "impl";
    static final String FUTURE = "async";
    static final String MEMBER = "::";
    static final String SELF = "Self";

    private TypeWriter() {}

    /** A type as it is written down; empty where there is none. */
    static String text(@Nullable Node<Kind> type) {
        return type == null ? "" : written(type);
    }

    private static String inner(@Nullable Node<Kind> type) {
        String text = text(type);
        return text.isEmpty() ? "?" : text;
    }

    private static String written(Node<Kind> type) {
        return switch (type.kind()) {
            case TYPE_IDENTIFIER, IDENTIFIER, PRIMITIVE_TYPE, SELF, CRATE, SUPER -> plain(type.text());
            case SCOPED_TYPE_IDENTIFIER, SCOPED_IDENTIFIER -> scoped(type);
            case GENERIC_TYPE, GENERIC_TYPE_WITH_TURBOFISH -> generic(type);
            case REFERENCE_TYPE, POINTER_TYPE -> TermText.of(REFERENCE, inner(type.field("type")));
            case ARRAY_TYPE -> TermText.of(LIST, inner(type.field("element")));
            case TUPLE_TYPE -> tuple(type.children());
            case UNIT_TYPE -> TermText.NOTHING;
            case NEVER_TYPE -> "never";
            case FUNCTION_TYPE -> function(type);
            case DYNAMIC_TYPE -> TermText.of(DYNAMIC, bounds(type.field("trait")));
            case ABSTRACT_TYPE -> TermText.of(SOME, bounds(type.field("trait")));
            case BOUNDED_TYPE -> type.first() == null ? "?" : written(type.first());
            case HIGHER_RANKED_TRAIT_BOUND -> inner(type.field("type"));
            case BRACKETED_TYPE -> type.first() == null ? "?" : written(type.first());
            case QUALIFIED_TYPE -> inner(type.field("type"));
            default -> "?";
        };
    }

    private static String plain(String name) {
        return name.equals("_") ? "?" : name.replace("r#", "");
    }

    private static String scoped(Node<Kind> type) {
        Node<Kind> path = type.field("path");
        String name = plain(type.fieldText("name"));
        if (path == null) {
            return name;
        }
        String on = written(path);
        return on.indexOf('<') >= 0 || path.is(Kind.BRACKETED_TYPE) || on.equals(SELF)
                ? TermText.of(MEMBER + name, on)
                : on + MEMBER + name;
    }

    private static String generic(Node<Kind> type) {
        Node<Kind> named = type.field("type");
        return TermText.of(inner(named), arguments(type.field("type_arguments")));
    }

    /** Type arguments; one that is named has its name and `=` around it. */
    static List<String> arguments(@Nullable Node<Kind> list) {
        List<String> arguments = new ArrayList<>();
        for (Node<Kind> argument : list == null ? List.<Node<Kind>>of() : list.children()) {
            if (argument.is(Kind.TYPE_BINDING)) {
                arguments.add(TermText.of(argument.fieldText("name") + "=", inner(argument.field("type"))));
            } else if (!Nodes.isLiteral(argument) && !argument.is(Kind.BLOCK)) {
                arguments.add(written(argument));
            }
        }
        return arguments;
    }

    private static String tuple(List<Node<Kind>> types) {
        return TermText.of(
                TermText.SEVERAL, types.stream().map(TypeWriter::inner).toList());
    }

    /** `fn(A) -> B`, and `Fn(A) -> B`, which has a trait. */
    private static String function(Node<Kind> type) {
        return TermText.function(parameters(type.field("parameters")), text(type.field("return_type")));
    }

    /** The types of parameters, without the object. */
    static List<String> parameters(@Nullable Node<Kind> list) {
        List<String> types = new ArrayList<>();
        for (Node<Kind> parameter : list == null ? List.<Node<Kind>>of() : list.children()) {
            if (parameter.is(Kind.PARAMETER)) {
                types.add(inner(parameter.field("type")));
            } else if (!parameter.is(Kind.SELF_PARAMETER) && !parameter.is(Kind.ATTRIBUTE_ITEM)) {
                types.add(inner(parameter));
            }
        }
        return types;
    }

    /** The bounds of a parameter, or what stands after `dyn` and `impl`. */
    static List<String> bounds(@Nullable Node<Kind> bounds) {
        if (bounds == null) {
            return List.of("?");
        }
        if (!bounds.is(Kind.TRAIT_BOUNDS) && !bounds.is(Kind.BOUNDED_TYPE)) {
            return List.of(written(bounds));
        }
        List<String> texts = new ArrayList<>();
        for (Node<Kind> bound : bounds.children()) {
            if (!bound.is(Kind.REMOVED_TRAIT_BOUND)) {
                texts.addAll(bound.is(Kind.BOUNDED_TYPE) ? bounds(bound) : List.of(written(bound)));
            }
        }
        return texts.isEmpty() ? List.of("?") : texts;
    }

    /** The type parameters of an item with what its `where` says of them. */
    static List<TypeVariable> variables(Node<Kind> item) {
        Map<String, List<String>> bounds = new LinkedHashMap<>();
        Node<Kind> list = item.field("type_parameters");
        for (Node<Kind> parameter : list == null ? List.<Node<Kind>>of() : list.children()) {
            switch (parameter.kind()) {
                case TYPE_IDENTIFIER -> bounds.put(parameter.text(), new ArrayList<>());
                case CONSTRAINED_TYPE_PARAMETER ->
                    bounds.put(parameter.fieldText("left"), new ArrayList<>(bounds(parameter.field("bounds"))));
                case OPTIONAL_TYPE_PARAMETER -> {
                    Node<Kind> name = parameter.field("name");
                    if (name != null && name.is(Kind.CONSTRAINED_TYPE_PARAMETER)) {
                        bounds.put(name.fieldText("left"), new ArrayList<>(bounds(name.field("bounds"))));
                    } else if (name != null) {
                        bounds.put(name.text(), new ArrayList<>());
                    }
                }
                default -> {}
            }
        }
        Node<Kind> where = item.child(Kind.WHERE_CLAUSE);
        for (Node<Kind> predicate : where == null ? List.<Node<Kind>>of() : where.children()) {
            List<String> known = bounds.get(predicate.fieldText("left"));
            if (known != null) {
                known.addAll(bounds(predicate.field("bounds")));
            }
        }
        bounds.remove("");
        List<TypeVariable> variables = new ArrayList<>();
        bounds.forEach((name, all) -> variables.add(new TypeVariable(name, List.copyOf(all))));
        return variables;
    }
}
