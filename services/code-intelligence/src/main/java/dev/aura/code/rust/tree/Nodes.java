package dev.aura.code.rust.tree;

import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What nodes of Rust are to each other. */
public final class Nodes {

    private static final Pattern TEST = Pattern.compile(
            "#\\s*\\[\\s*(cfg\\s*\\(\\s*(all\\s*\\(\\s*)?test\\b|([\\w:]+::)?(test|bench|rstest|quickcheck|proptest)\\b).*",
            Pattern.DOTALL);

    /** What has a body that runs at another time than the code around it. */
    private static final Set<Kind> FUNCTIONS = Set.of(Kind.FUNCTION_ITEM, Kind.CLOSURE_EXPRESSION, Kind.ASYNC_BLOCK);

    private Nodes() {}

    /** Whether this is a function with a name, with a body or without, or a macro. */
    public static boolean isNamedFunction(Node<Kind> node) {
        return node.is(Kind.FUNCTION_ITEM) || node.is(Kind.FUNCTION_SIGNATURE_ITEM) || node.is(Kind.MACRO_DEFINITION);
    }

    /** Whether this is `&&` or `||`. */
    public static boolean isLogical(Node<Kind> node) {
        return node.is(Kind.BINARY_EXPRESSION)
                && (node.operator().equals("&&") || node.operator().equals("||"));
    }

    /** How often a keyword or operator stands in a node itself. */
    static int count(Node<Kind> node, String word) {
        return (int) node.words().stream().filter(word::equals).count();
    }

    /** The attributes right before an item, in order. */
    public static List<Node<Kind>> attributes(Node<Kind> item) {
        Node<Kind> parent = item.parent();
        List<Node<Kind>> attributes = new ArrayList<>();
        if (parent != null) {
            List<Node<Kind>> siblings = parent.children();
            for (int at = item.index() - 1; at >= 0 && siblings.get(at).is(Kind.ATTRIBUTE_ITEM); at--) {
                attributes.addFirst(siblings.get(at));
            }
        }
        return attributes;
    }

    /** Whether a node is in a test, or in a module of tests. */
    public static boolean inTest(Node<Kind> node) {
        for (Node<Kind> at = node; at != null; at = at.parent()) {
            if ((at.is(Kind.MOD_ITEM) || at.is(Kind.FUNCTION_ITEM) || at.is(Kind.IMPL_ITEM)) && isTest(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item is a test, or there for tests only. */
    public static boolean isTest(Node<Kind> item) {
        return attributes(item).stream()
                .anyMatch(attribute -> TEST.matcher(attribute.text()).matches());
    }

    /** The function, closure or async block around a node; null at the level of items. */
    public static @Nullable Node<Kind> function(Node<Kind> node) {
        return node.enclosing(FUNCTIONS);
    }

    /** The function around a node, beyond closures and async blocks. */
    public static @Nullable Node<Kind> namedFunction(Node<Kind> node) {
        return node.enclosing(Set.of(Kind.FUNCTION_ITEM));
    }

    /** Whether a node runs as part of an async function or block. */
    public static boolean isAsync(Node<Kind> node) {
        Node<Kind> around = function(node);
        return around != null
                && switch (around.kind()) {
                    case ASYNC_BLOCK -> true;
                    case CLOSURE_EXPRESSION -> around.hasWord("async");
                    default -> hasModifier(around, "async");
                };
    }

    /** Whether a function is declared with a word such as `async` or `unsafe`. */
    public static boolean hasModifier(Node<Kind> function, String word) {
        Node<Kind> modifiers = function.child(Kind.FUNCTION_MODIFIERS);
        return modifiers != null && modifiers.hasWord(word);
    }

    /** Whether a function gives back a Result or an Option. */
    public static boolean mayFail(Node<Kind> function) {
        String type = function.fieldText("return_type");
        return type.matches("(?s)([\\w:]+::)?(\\w*Result|Option)\\b.*");
    }

    /** The method that a call calls, such as `unwrap` of `x.unwrap()`; empty where it calls a function. */
    public static String method(@Nullable Node<Kind> call) {
        Node<Kind> function = call == null || !call.is(Kind.CALL_EXPRESSION) ? null : call.field("function");
        return function != null && function.is(Kind.FIELD_EXPRESSION) ? function.fieldText("field") : "";
    }

    /** What the method of a call is called upon; null where the call calls a function. */
    public static @Nullable Node<Kind> receiver(Node<Kind> call) {
        Node<Kind> function = call.is(Kind.CALL_EXPRESSION) ? call.field("function") : null;
        return function != null && function.is(Kind.FIELD_EXPRESSION) ? function.field("value") : null;
    }

    /** The path of the function that a call calls, without type arguments; empty where it calls a method or a value. */
    public static String path(@Nullable Node<Kind> call) {
        Node<Kind> function = call == null || !call.is(Kind.CALL_EXPRESSION) ? null : call.field("function");
        if (function != null && function.is(Kind.GENERIC_FUNCTION)) {
            function = function.field("function");
        }
        return function != null && (function.is(Kind.IDENTIFIER) || function.is(Kind.SCOPED_IDENTIFIER))
                ? function.text().replaceAll("\\s", "")
                : "";
    }

    /** Whether a call calls a function of std, by its whole path or by what the file imports; `module` is without `std`. */
    public static boolean calls(Node<Kind> call, String module, String function) {
        String path = path(call);
        if (!path.endsWith(function)) {
            return false;
        }
        String wanted = module + "::" + function;
        int colon = path.indexOf("::");
        String head = colon < 0 ? path : path.substring(0, colon);
        String rest = path.substring(head.length());
        return isStandard(path, wanted)
                || Uses.of(file(call))
                        .anyMatch(use -> use.alias().equals(head) && isStandard(use.name() + rest, wanted));
    }

    private static boolean isStandard(String path, String wanted) {
        return path.equals("std::" + wanted) || path.equals("core::" + wanted) || path.equals("::std::" + wanted);
    }

    /** The root of the tree that a node is in. */
    public static Node<Kind> file(Node<Kind> node) {
        Node<Kind> at = node;
        for (Node<Kind> up = at.parent(); up != null; up = up.parent()) {
            at = up;
        }
        return at;
    }

    /** Arguments of a call. */
    public static List<Node<Kind>> arguments(Node<Kind> call) {
        Node<Kind> arguments = call.field("arguments");
        return arguments == null
                ? List.of()
                : arguments.children().stream()
                        .filter(child -> !child.is(Kind.ATTRIBUTE_ITEM))
                        .toList();
    }

    /** Nodes below one that run when it does: not those in closures, async blocks and functions. */
    public static Stream<Node<Kind>> within(Node<Kind> node) {
        List<Node<Kind>> found = new ArrayList<>();
        collect(node, found);
        return found.stream();
    }

    private static void collect(Node<Kind> node, List<Node<Kind>> into) {
        for (Node<Kind> child : node.children()) {
            into.add(child);
            if (!child.isAny(FUNCTIONS)) {
                collect(child, into);
            }
        }
    }

    public static boolean isLiteral(Node<Kind> node) {
        return switch (node.kind()) {
            case STRING_LITERAL, RAW_STRING_LITERAL, CHAR_LITERAL, BOOLEAN_LITERAL, INTEGER_LITERAL, FLOAT_LITERAL ->
                true;
            default -> false;
        };
    }

    /** Parameters of a function other than its receiver. */
    public static List<Node<Kind>> parameters(Node<Kind> function) {
        Node<Kind> parameters = function.field("parameters");
        return parameters == null
                ? List.of()
                : parameters.children().stream()
                        .filter(child -> !child.is(Kind.ATTRIBUTE_ITEM) && !child.is(Kind.SELF_PARAMETER))
                        .toList();
    }

    /** The simple name of a type, without path and arguments: `List` of `a::List<T>`. */
    public static String simpleType(@Nullable Node<Kind> type) {
        if (type == null) {
            return "";
        }
        return switch (type.kind()) {
            case GENERIC_TYPE -> simpleType(type.field("type"));
            case SCOPED_TYPE_IDENTIFIER -> type.fieldText("name");
            case TYPE_IDENTIFIER, PRIMITIVE_TYPE, IDENTIFIER -> type.text();
            case REFERENCE_TYPE -> simpleType(type.field("type"));
            default -> type.text().replaceAll("\\s+", " ");
        };
    }
}
