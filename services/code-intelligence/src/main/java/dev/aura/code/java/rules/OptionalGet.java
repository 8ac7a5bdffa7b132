package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Set;

/** `findFirst().get()`: the Optional cannot have been looked into before. */
final class OptionalGet implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.warning(
            "java/optional-get",
            "An Optional is opened without a look inside",
            "When nothing is found this throws NoSuchElementException with no hint. Use `orElseThrow` with a message, `orElse`, or"
                    + " `ifPresent`.");

    private static final Set<String> OPTIONAL_MAKERS = Set.of("findFirst", "findAny");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<MethodCallExpr> nodeType() {
        return MethodCallExpr.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(MethodCallExpr node, JavaFile file, Findings findings) {
        if (node.getNameAsString().equals("get")
                && node.getArguments().isEmpty()
                && node.getScope().orElse(null) instanceof MethodCallExpr maker
                && OPTIONAL_MAKERS.contains(maker.getNameAsString())
                && maker.getArguments().isEmpty()) {
            Reports.at(
                    node.getName(),
                    RULE,
                    file,
                    findings,
                    "this throws without a message when nothing is found; use `orElseThrow` with one, `orElse` or `ifPresent`");
        }
    }
}
