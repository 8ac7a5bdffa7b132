package dev.aura.code.rust;

import dev.aura.code.language.ImportStatement;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.rust.tree.Uses;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads `use` trees, `mod x;` and `extern crate`. Paths are as seen from the file: those in modules within it have `super` taken off. A
 * module that is declared, and what tests use, bind nothing.
 */
final class RustImports {

    private static final String SUPER = "super::";

    private RustImports() {}

    static List<ImportStatement> of(Node<Kind> file) {
        List<ImportStatement> found = new ArrayList<>();
        file.descendants().forEach(node -> {
            switch (node.kind()) {
                case USE_DECLARATION -> {
                    boolean test = Nodes.inTest(node) || Nodes.isTest(node);
                    for (Uses.Use use : Uses.in(node)) {
                        found.add(new ImportStatement(
                                fromFile(use.name(), depth(node)),
                                use.node().start(),
                                use.node().end(),
                                test));
                    }
                }
                case MOD_ITEM -> {
                    if (node.field("body") == null && depth(node) == 0) {
                        String name = node.fieldText("name").replace("r#", "");
                        found.add(new ImportStatement("self::" + name, node.start(), node.end(), true));
                    }
                }
                case EXTERN_CRATE_DECLARATION ->
                    found.add(new ImportStatement(node.fieldText("name"), node.start(), node.end(), false));
                default -> {}
            }
        });
        return found;
    }

    /** Paths with at least two parts that the code names without importing them. */
    static SortedSet<String> mentions(Node<Kind> file) {
        SortedSet<String> paths = new TreeSet<>();
        file.descendants()
                .filter(node -> node.is(Kind.SCOPED_IDENTIFIER) || node.is(Kind.SCOPED_TYPE_IDENTIFIER))
                .filter(node -> node.enclosing(Set.of(Kind.USE_DECLARATION)) == null)
                .forEach(node -> {
                    String path = node.text();
                    if (path.length() < 200 && path.matches("[a-z_][\\w]*(::\\w+)+")) {
                        paths.add(fromFile(path, depth(node)));
                    }
                });
        return paths;
    }

    /** How many modules within the file are around a node. */
    private static int depth(Node<Kind> node) {
        int depth = 0;
        for (Node<Kind> at = node.parent(); at != null; at = at.parent()) {
            depth += at.is(Kind.MOD_ITEM) ? 1 : 0;
        }
        return depth;
    }

    private static String fromFile(String path, int depth) {
        if (depth == 0 || !path.startsWith("super")) {
            return path;
        }
        String rest = path + "::";
        int left = depth;
        while (left > 0 && rest.startsWith(SUPER)) {
            rest = rest.substring(SUPER.length());
            left--;
        }
        String below = rest.isEmpty() ? "" : rest.substring(0, rest.length() - 2);
        return below.startsWith("super") ? below : below.isEmpty() ? "self" : "self::" + below;
    }
}
