package dev.aura.code.ecma.tree;

import dev.aura.code.syntax.Node;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What nodes of JavaScript and TypeScript are to each other. */
public final class Nodes {

    /** Functions of every form that have a body. */
    public static final Set<Kind> FUNCTIONS = set(
            Kind.FUNCTION_DECLARATION,
            Kind.GENERATOR_FUNCTION_DECLARATION,
            Kind.FUNCTION_EXPRESSION,
            Kind.GENERATOR_FUNCTION,
            Kind.ARROW_FUNCTION,
            Kind.METHOD_DEFINITION);

    public static final Set<Kind> CLASSES = set(Kind.CLASS, Kind.CLASS_DECLARATION, Kind.ABSTRACT_CLASS_DECLARATION);

    private static final Set<Kind> SIGNATURES =
            set(Kind.FUNCTION_SIGNATURE, Kind.METHOD_SIGNATURE, Kind.ABSTRACT_METHOD_SIGNATURE);

    /** Fields of classes. */
    public static final Set<Kind> FIELDS = set(Kind.FIELD_DEFINITION, Kind.PUBLIC_FIELD_DEFINITION);

    public static final Set<Kind> LOOPS =
            set(Kind.FOR_STATEMENT, Kind.FOR_IN_STATEMENT, Kind.WHILE_STATEMENT, Kind.DO_STATEMENT);

    /** What has a `this` and a `return` of its own, and so ends most searches outwards. */
    public static final Set<Kind> BORDERS = borders();

    private static final Set<Kind> WRAPPERS = set(
            Kind.PARENTHESIZED_EXPRESSION,
            Kind.AS_EXPRESSION,
            Kind.SATISFIES_EXPRESSION,
            Kind.NON_NULL_EXPRESSION,
            Kind.TYPE_ASSERTION);

    private Nodes() {}

    private static Set<Kind> set(Kind first, Kind... rest) {
        return Collections.unmodifiableSet(EnumSet.of(first, rest));
    }

    private static Set<Kind> borders() {
        Set<Kind> borders = EnumSet.copyOf(FUNCTIONS);
        borders.addAll(CLASSES);
        borders.add(Kind.PROGRAM);
        return Collections.unmodifiableSet(borders);
    }

    /** Whether this is a function with a name, with a body or without: its own, or that of what it is the value of. */
    public static boolean isNamedFunction(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        boolean named = node.field("name") != null || (parent != null && parent.is(Kind.VARIABLE_DECLARATOR));
        return node.isAny(SIGNATURES) || (node.isAny(FUNCTIONS) && named);
    }

    /** An expression without parentheses around it. */
    public static Node<Kind> bare(Node<Kind> node) {
        Node<Kind> at = node;
        while (at.is(Kind.PARENTHESIZED_EXPRESSION) && at.first() != null) {
            at = at.children().getFirst();
        }
        return at;
    }

    /** The node around an expression, looking through parentheses. */
    public static @Nullable Node<Kind> around(Node<Kind> node) {
        Node<Kind> at = node.parent();
        while (at != null && at.is(Kind.PARENTHESIZED_EXPRESSION)) {
            at = at.parent();
        }
        return at;
    }

    /** The node around an expression, looking through parentheses and assertions of its type. */
    public static @Nullable Node<Kind> user(Node<Kind> node) {
        Node<Kind> at = node.parent();
        while (at != null && at.isAny(WRAPPERS)) {
            at = at.parent();
        }
        return at;
    }

    /** An expression without parentheses and assertions of its type. */
    public static Node<Kind> value(Node<Kind> node) {
        Node<Kind> at = node;
        while (at.isAny(WRAPPERS) && at.first() != null) {
            at = at.is(Kind.TYPE_ASSERTION)
                    ? at.children().getLast()
                    : at.children().getFirst();
        }
        return at;
    }

    /** The function around a node, or null where it stands outside of all, or in a class in between. */
    public static @Nullable Node<Kind> function(Node<Kind> node) {
        Node<Kind> border = node.enclosing(BORDERS);
        return border != null && border.isAny(FUNCTIONS) ? border : null;
    }

    /** Whether a node is one of the two branches of a logical operator: `&&`, `||` or `??`. */
    public static boolean isLogical(Node<Kind> node) {
        return node.is(Kind.BINARY_EXPRESSION)
                && (node.operator().equals("&&")
                        || node.operator().equals("||")
                        || node.operator().equals("??"));
    }

    /** What a string is, without its quotes; null where it is none, or has escapes. */
    public static @Nullable String string(@Nullable Node<Kind> node) {
        if (node == null || !node.is(Kind.STRING)) {
            return null;
        }
        String text = node.text();
        return text.length() < 2 || text.indexOf('\\') >= 0 ? null : text.substring(1, text.length() - 1);
    }

    /** The name that a field, method, pair or signature has; null where it has none. */
    public static @Nullable Node<Kind> memberName(Node<Kind> member) {
        Node<Kind> name = member.field("name");
        if (name == null) {
            name = member.field(member.is(Kind.PAIR) ? "key" : "property");
        }
        return name;
    }

    /** A name as readers say it: strings without quotes. */
    public static String plain(Node<Kind> name) {
        String string = string(name);
        return string == null ? name.text() : string;
    }

    /** The last name of what a call calls, such as `map` of `a.b.map()`; empty where it is computed. */
    public static String calledName(Node<Kind> call) {
        Node<Kind> callee = call.field(call.is(Kind.NEW_EXPRESSION) ? "constructor" : "function");
        if (callee == null) {
            return "";
        }
        return callee.is(Kind.MEMBER_EXPRESSION)
                ? callee.fieldText("property")
                : callee.is(Kind.IDENTIFIER) ? callee.text() : "";
    }

    /** What is handed to a call. */
    public static List<Node<Kind>> arguments(Node<Kind> call) {
        Node<Kind> arguments = call.field("arguments");
        return arguments == null || !arguments.is(Kind.ARGUMENTS) ? List.of() : arguments.children();
    }

    /** Whether a call calls a plain name. */
    public static boolean calls(Node<Kind> call, String name) {
        Node<Kind> callee = call.field("function");
        return callee != null && callee.is(Kind.IDENTIFIER) && callee.isText(name);
    }
}
