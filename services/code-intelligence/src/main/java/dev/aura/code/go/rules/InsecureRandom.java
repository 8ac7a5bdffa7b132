package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Set;
import java.util.regex.Pattern;

/** `math/rand` in a function that by its name makes a secret. */
final class InsecureRandom extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/insecure-random",
            "A secret comes from numbers that can be guessed",
            "`math/rand` can be computed from what it gave before. Take `crypto/rand`.");

    private static final Set<String> DRAWS = Set.of(
            "Int", "Intn", "IntN", "Int31", "Int31n", "Int63", "Int63n", "Uint32", "Uint64", "Read", "N", "Perm");

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(new|gen|generate|make|create|random|rand)\\w*(token|password|passwd|secret|nonce|salt|apikey|sessionid|csrf)\\w*"
                    + "|(token|password|secret|nonce|salt|sessionid)(generator|gen)");

    InsecureRandom() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = Nodes.declaredFunction(node);
        Node<Kind> called = node.field("function");
        if (function == null
                || called == null
                || !DRAWS.contains(called.fieldText("field"))
                || !SECRET.matcher(function.fieldText("name")).matches()) {
            return;
        }
        String draw = called.fieldText("field");
        if (Imports.calls(node, "math/rand", draw) || Imports.calls(node, "math/rand/v2", draw)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "these numbers can be guessed from those before; take `crypto/rand`");
        }
    }
}
