package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;

/** A parameter named like a built-in type or function that code commonly calls. */
final class BuiltinShadowed implements PythonRule {

    private static final Rule RULE = Rule.note(
            "python/builtin-shadowed",
            "A parameter hides a built-in name",
            "Inside the function the built-in cannot be used, and who reads it takes the name for what it usually means. Choose another name,"
                    + " or append an underscore.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.PARAMETERS;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    private static final Set<String> BUILT_IN = Set.of(
            "list", "dict", "set", "str", "int", "float", "bool", "tuple", "bytes", "len", "range", "print", "open",
            "sum", "sorted");

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        for (Node<Kind> parameter : node.children()) {
            Node<Kind> name = parameter.is(Kind.IDENTIFIER) ? parameter : parameter.child(Kind.IDENTIFIER);
            if (name != null && BUILT_IN.contains(name.text())) {
                findings.report(
                        RULE,
                        name.start(),
                        name.end(),
                        "`" + name.text() + "` hides the built-in of that name; choose another, such as `" + name.text()
                                + "_`");
            }
        }
    }
}
