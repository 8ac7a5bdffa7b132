package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.syntax.Node;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a file that others may use, though not declared as such where they stand.
 *
 * @param names declared in the file, and exported by a statement of its own or through `module.exports`
 * @param all whether everything is: a file of declarations without an export
 */
record Exports(Set<String> names, boolean all) {

    static Exports of(Node<Kind> program, FileRole role) {
        Set<String> names = new HashSet<>();
        boolean module = false;
        for (Node<Kind> statement : program.children()) {
            if (statement.is(Kind.EXPORT_STATEMENT)) {
                module = true;
                listed(statement, names);
            } else if (statement.is(Kind.EXPRESSION_STATEMENT)) {
                assigned(statement.first(), names);
            }
            module |= statement.is(Kind.IMPORT_STATEMENT);
        }
        return new Exports(names, role == FileRole.INDEX && !module);
    }

    boolean has(String name) {
        return all || names.contains(name);
    }

    /** `export { a, b as c }`, `export default a` and `export = a`. */
    private static void listed(Node<Kind> statement, Set<String> names) {
        Node<Kind> clause = statement.child(Kind.EXPORT_CLAUSE);
        if (clause != null && statement.field("source") == null) {
            clause.children().forEach(specifier -> names.add(specifier.fieldText("name")));
        }
        Node<Kind> value = statement.field("value");
        add(value == null ? statement.child(Kind.IDENTIFIER) : value, names);
    }

    private static void add(@Nullable Node<Kind> value, Set<String> names) {
        if (value != null && value.is(Kind.IDENTIFIER)) {
            names.add(value.text());
        }
    }

    /** `module.exports = a`, `module.exports = { a, b: c }` and `exports.x = a`. */
    private static void assigned(@Nullable Node<Kind> expression, Set<String> names) {
        Node<Kind> assignment = expression;
        while (assignment != null && assignment.is(Kind.ASSIGNMENT_EXPRESSION)) {
            Node<Kind> right = assignment.field("right");
            if (right != null && isExport(assignment.fieldText("left"))) {
                value(Nodes.value(right), names);
            }
            assignment = right;
        }
    }

    static boolean isExport(String left) {
        return left.equals("module.exports") || left.startsWith("module.exports.") || left.startsWith("exports.");
    }

    private static void value(Node<Kind> value, Set<String> names) {
        add(value, names);
        if (value.is(Kind.OBJECT)) {
            for (Node<Kind> member : value.children()) {
                if (member.is(Kind.SHORTHAND_PROPERTY_IDENTIFIER)) {
                    names.add(member.text());
                } else {
                    add(member.field("value"), names);
                }
            }
        }
    }
}
