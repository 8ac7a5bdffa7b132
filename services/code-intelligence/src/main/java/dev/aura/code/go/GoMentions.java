package dev.aura.code.go;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names that a file mentions and does not declare: those of other packages as {@code path.Name}, those of its own package as they are.
 * A name that is declared anywhere in the file is taken for that.
 */
final class GoMentions {

    private static final Set<String> PREDECLARED = Set.of(
            "any",
            "append",
            "bool",
            "byte",
            "cap",
            "clear",
            "close",
            "comparable",
            "complex",
            "complex128",
            "complex64",
            "copy",
            "delete",
            "error",
            "false",
            "float32",
            "float64",
            "imag",
            "int",
            "int16",
            "int32",
            "int64",
            "int8",
            "iota",
            "len",
            "make",
            "max",
            "min",
            "new",
            "nil",
            "panic",
            "print",
            "println",
            "real",
            "recover",
            "rune",
            "string",
            "true",
            "uint",
            "uint16",
            "uint32",
            "uint64",
            "uint8",
            "uintptr",
            "_");

    private final Map<String, String> imports;
    private final Set<String> declared = new HashSet<>(PREDECLARED);
    private final SortedSet<String> mentioned = new TreeSet<>();

    private GoMentions(Node<Kind> file) {
        this.imports = Imports.byName(file);
        declared.addAll(imports.keySet());
    }

    static SortedSet<String> of(Node<Kind> file) {
        GoMentions mentions = new GoMentions(file);
        mentions.declare(file);
        mentions.visit(file);
        mentions.mentioned.removeAll(mentions.declared);
        return mentions.mentioned;
    }

    private void declare(Node<Kind> node) {
        for (Node<Kind> child : node.children()) {
            switch (child.kind()) {
                case SHORT_VAR_DECLARATION, RANGE_CLAUSE, RECEIVE_STATEMENT -> {
                    if (child.hasWord(":=")) {
                        Nodes.expressions(child.field("left")).forEach(name -> declared.add(name.text()));
                    }
                }
                case TYPE_SWITCH_STATEMENT ->
                    Nodes.expressions(child.field("alias")).forEach(name -> declared.add(name.text()));
                case METHOD_DECLARATION, METHOD_ELEM, FIELD_DECLARATION, IMPORT_SPEC -> {}
                default -> child.fields("name").forEach(name -> declared.add(name.text()));
            }
            declare(child);
        }
    }

    private void visit(Node<Kind> node) {
        for (Node<Kind> child : node.children()) {
            switch (child.kind()) {
                case SELECTOR_EXPRESSION -> qualified(child.fieldText("operand"), child.fieldText("field"));
                case QUALIFIED_TYPE -> qualified(child.fieldText("package"), child.fieldText("name"));
                case IDENTIFIER, TYPE_IDENTIFIER -> {
                    boolean member = child.fieldName().equals("name") && node.is(Kind.QUALIFIED_TYPE);
                    if (!member) {
                        mentioned.add(child.text());
                    }
                }
                default -> {}
            }
            visit(child);
        }
    }

    private void qualified(String name, String member) {
        String path = imports.get(name);
        if (path != null && Nodes.isExported(member)) {
            mentioned.add(path + "." + member);
        }
    }
}
