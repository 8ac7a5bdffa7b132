package dev.aura.code.rust.tree;

import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that a file imports: `use` trees taken apart. */
public final class Uses {

    private final List<Use> found = new ArrayList<>();

    private Uses() {}

    /**
     * One imported name.
     *
     * @param name its path, `::*` at the end for all of a module
     * @param alias the name it has here; that at the end of the path where no other is given
     * @param node where it stands
     */
    public record Use(String name, String alias, Node<Kind> node) {}

    /** All of a file, those in modules and functions too. */
    public static Stream<Use> of(Node<Kind> file) {
        return file.descendants()
                .filter(node -> node.is(Kind.USE_DECLARATION))
                .flatMap(declaration -> of(declaration, declaration.field("argument")).stream());
    }

    static List<Use> of(Node<Kind> declaration, @Nullable Node<Kind> argument) {
        Uses uses = new Uses();
        if (argument != null) {
            uses.collect(argument, "");
        }
        return uses.found;
    }

    /** Those of one declaration. */
    public static List<Use> in(Node<Kind> declaration) {
        return of(declaration, declaration.field("argument"));
    }

    private void collect(Node<Kind> node, String prefix) {
        switch (node.kind()) {
            case SCOPED_USE_LIST -> {
                String path = join(prefix, plain(node.fieldText("path")));
                Node<Kind> list = node.field("list");
                if (list != null) {
                    collect(list, path);
                }
            }
            case USE_LIST -> node.children().forEach(child -> collect(child, prefix));
            case USE_AS_CLAUSE -> add(join(prefix, plain(node.fieldText("path"))), node.fieldText("alias"), node);
            case USE_WILDCARD -> {
                Node<Kind> path = node.first();
                add(join(join(prefix, path == null ? "" : plain(path.text())), "*"), "*", node);
            }
            default -> {
                // `self` in a list is the module itself.
                String name = node.is(Kind.SELF) && !prefix.isEmpty() ? prefix : join(prefix, plain(node.text()));
                add(name, name.substring(name.lastIndexOf(':') + 1), node);
            }
        }
    }

    private void add(String name, String alias, Node<Kind> node) {
        if (!name.isEmpty()) {
            found.add(new Use(name, alias, node));
        }
    }

    private static String plain(String path) {
        return path.replaceAll("\\s", "").replace("r#", "");
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() || name.isEmpty() ? prefix + name : prefix + "::" + name;
    }
}
