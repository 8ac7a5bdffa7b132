package dev.aura.code.go.tree;

import dev.aura.code.syntax.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packages that a file imports, by the names that it gives them. */
public final class Imports {

    private static final Pattern VERSION = Pattern.compile("v\\d+");

    private Imports() {}

    /** The import specifications of a file, in order. */
    public static Stream<Node<Kind>> specs(Node<Kind> file) {
        return file.children().stream()
                .filter(declaration -> declaration.is(Kind.IMPORT_DECLARATION))
                .flatMap(Node::descendants)
                .filter(node -> node.is(Kind.IMPORT_SPEC));
    }

    /** The path that a specification imports. */
    public static String path(Node<Kind> spec) {
        String literal = spec.fieldText("path");
        return literal.length() < 2 ? "" : literal.substring(1, literal.length() - 1);
    }

    /** Import paths by local name; those imported for their effects, or into the file's own names, are left out. */
    public static Map<String, String> byName(Node<Kind> file) {
        Map<String, String> paths = new LinkedHashMap<>();
        specs(file).forEach(spec -> {
            Node<Kind> alias = spec.field("name");
            if (alias == null) {
                paths.put(usualName(path(spec)), path(spec));
            } else if (alias.is(Kind.PACKAGE_IDENTIFIER)) {
                paths.put(alias.text(), path(spec));
            }
        });
        return paths;
    }

    /** The name that a package most likely has: the last part of its path that is not a version, without `go-` and `.v2`. */
    public static String usualName(String path) {
        String[] parts = path.split("/", -1);
        int last = parts.length - 1;
        if (last > 0 && VERSION.matcher(parts[last]).matches()) {
            last--;
        }
        return parts[last].replaceFirst("^go-", "").replaceFirst("\\.v\\d+$|[-.]go$", "");
    }

    /** Whether a node is a call of a function of a package, such as `time.After`. */
    public static boolean calls(@Nullable Node<Kind> node, String path, String function) {
        Node<Kind> called = node == null || !node.is(Kind.CALL_EXPRESSION) ? null : node.field("function");
        Node<Kind> operand = called == null || !called.is(Kind.SELECTOR_EXPRESSION) ? null : called.field("operand");
        return called != null
                && operand != null
                && operand.is(Kind.IDENTIFIER)
                && called.fieldText("field").equals(function)
                && path.equals(byName(Nodes.file(operand)).get(operand.text()));
    }

    /** Whether a type is one of a package, such as `context.Context`. */
    public static boolean isType(@Nullable Node<Kind> node, String path, String name) {
        return node != null
                && node.is(Kind.QUALIFIED_TYPE)
                && node.fieldText("name").equals(name)
                && path.equals(byName(Nodes.file(node)).get(node.fieldText("package")));
    }
}
