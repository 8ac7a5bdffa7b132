package dev.aura.code.go.tree;

import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What nodes of Go are to each other. */
public final class Nodes {

    /** What has statements of its own, run at another time than those around it. */
    public static final Set<Kind> FUNCTIONS =
            Set.of(Kind.FUNCTION_DECLARATION, Kind.METHOD_DECLARATION, Kind.FUNC_LITERAL);

    private Nodes() {}

    /** Whether this is a function or method with a name, of an interface too. */
    public static boolean isNamedFunction(Node<Kind> node) {
        return node.is(Kind.FUNCTION_DECLARATION) || node.is(Kind.METHOD_DECLARATION) || node.is(Kind.METHOD_ELEM);
    }

    /** Whether this is `&&` or `||`. */
    public static boolean isLogical(Node<Kind> node) {
        return node.is(Kind.BINARY_EXPRESSION)
                && (node.operator().equals("&&") || node.operator().equals("||"));
    }

    /** Whether names begin with an upper-case letter, which is what makes them usable from other packages. */
    public static boolean isExported(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }

    /** The root of the tree that a node is in. */
    public static Node<Kind> file(Node<Kind> node) {
        Node<Kind> at = node;
        for (Node<Kind> up = at.parent(); up != null; up = up.parent()) {
            at = up;
        }
        return at;
    }

    /** Whether a file declares a name at top level, other than as a method. */
    static boolean declares(Node<Kind> file, String name) {
        for (Node<Kind> declaration : file.children()) {
            boolean found = switch (declaration.kind()) {
                case FUNCTION_DECLARATION -> declaration.fieldText("name").equals(name);
                case TYPE_DECLARATION, CONST_DECLARATION, VAR_DECLARATION ->
                    specs(declaration)
                            .flatMap(spec -> spec.fields("name").stream())
                            .anyMatch(node -> node.isText(name));
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** The specifications of a declaration of types, constants or variables, grouped or not. */
    public static Stream<Node<Kind>> specs(Node<Kind> declaration) {
        return declaration.children().stream()
                .flatMap(child -> child.is(Kind.VAR_SPEC_LIST) ? child.children().stream() : Stream.of(child))
                .filter(child -> switch (child.kind()) {
                    case TYPE_SPEC, TYPE_ALIAS, CONST_SPEC, VAR_SPEC -> true;
                    default -> false;
                });
    }

    /** Statements of a block or case. */
    public static List<Node<Kind>> statements(Node<Kind> holder) {
        Node<Kind> list = holder.child(Kind.STATEMENT_LIST);
        return list == null ? List.of() : list.children();
    }

    /** Statements of the body of a function or loop. */
    public static List<Node<Kind>> body(Node<Kind> holder) {
        Node<Kind> body = holder.field("body");
        return body == null ? List.of() : statements(body);
    }

    /** The statement after one in the same list; null at its end. */
    public static @Nullable Node<Kind> next(Node<Kind> statement) {
        return statement.next();
    }

    /** The function around a node, a literal too; null at top level. */
    public static @Nullable Node<Kind> function(Node<Kind> node) {
        return node.enclosing(FUNCTIONS);
    }

    /** The declared function or method around a node; null at top level. */
    public static @Nullable Node<Kind> declaredFunction(Node<Kind> node) {
        return node.enclosing(Set.of(Kind.FUNCTION_DECLARATION, Kind.METHOD_DECLARATION));
    }

    /** Nodes below one that run when it does: not those in function literals. */
    public static Stream<Node<Kind>> within(Node<Kind> node) {
        List<Node<Kind>> found = new ArrayList<>();
        collect(node, found);
        return found.stream();
    }

    private static void collect(Node<Kind> node, List<Node<Kind>> into) {
        for (Node<Kind> child : node.children()) {
            into.add(child);
            if (!child.is(Kind.FUNC_LITERAL)) {
                collect(child, into);
            }
        }
    }

    /** The call that a statement consists of; null where it is something else. */
    public static @Nullable Node<Kind> call(Node<Kind> statement) {
        Node<Kind> only = switch (statement.kind()) {
            case EXPRESSION_STATEMENT, DEFER_STATEMENT, GO_STATEMENT -> statement.first();
            default -> null;
        };
        return only != null && only.is(Kind.CALL_EXPRESSION) ? only : null;
    }

    /** What a call is made upon, such as `s.mu` of `s.mu.Lock()`; empty where it is not a call of that method. */
    public static String calledUpon(@Nullable Node<Kind> call, String method) {
        Node<Kind> function = call == null || !call.is(Kind.CALL_EXPRESSION) ? null : call.field("function");
        if (function == null
                || !function.is(Kind.SELECTOR_EXPRESSION)
                || !function.fieldText("field").equals(method)) {
            return "";
        }
        return function.fieldText("operand");
    }

    /** Arguments of a call. */
    public static List<Node<Kind>> arguments(Node<Kind> call) {
        Node<Kind> arguments = call.field("arguments");
        return arguments == null ? List.of() : arguments.children();
    }

    /** What a list of expressions holds, or the expression itself. */
    public static List<Node<Kind>> expressions(@Nullable Node<Kind> list) {
        return list == null ? List.of() : list.is(Kind.EXPRESSION_LIST) ? list.children() : List.of(list);
    }

    /** An expression without parentheses around it. */
    public static Node<Kind> bare(Node<Kind> node) {
        Node<Kind> at = node;
        while (at.is(Kind.PARENTHESIZED_EXPRESSION) && at.children().size() == 1) {
            at = at.children().getFirst();
        }
        return at;
    }

    public static boolean isString(@Nullable Node<Kind> node) {
        return node != null && (node.is(Kind.INTERPRETED_STRING_LITERAL) || node.is(Kind.RAW_STRING_LITERAL));
    }

    /** Whether the name of a variable stands in a node or below. */
    public static boolean mentions(Node<Kind> node, String name) {
        return (node.is(Kind.IDENTIFIER) && node.isText(name))
                || node.find(each -> each.is(Kind.IDENTIFIER) && each.isText(name)) != null;
    }

    /** The names that a parameter list declares with the type of each; a type without a name has an empty one. */
    public static List<Parameter> parameters(@Nullable Node<Kind> list) {
        return list == null
                ? List.of()
                : list.children().stream()
                        .flatMap(declaration -> {
                            Node<Kind> type = declaration.field("type");
                            List<Node<Kind>> names = declaration.fields("name");
                            return names.isEmpty()
                                    ? Stream.of(new Parameter("", declaration, type))
                                    : names.stream().map(name -> new Parameter(name.text(), declaration, type));
                        })
                        .toList();
    }

    /** A parameter, its declaration, and its type where there is one. */
    public record Parameter(
            String name, Node<Kind> declaration, @Nullable Node<Kind> type) {}

    /** The type of a method's receiver, without pointer and type parameters; empty for a function. */
    public static String receiver(Node<Kind> function) {
        Node<Kind> list = function.field("receiver");
        Node<Kind> type = list == null
                ? null
                : list.find(node ->
                        node.is(Kind.TYPE_IDENTIFIER) && !node.fieldName().equals("name"));
        return type == null ? "" : type.text();
    }
}
