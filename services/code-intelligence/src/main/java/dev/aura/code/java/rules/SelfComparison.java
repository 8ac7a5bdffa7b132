package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Set;

/** `x.equals(x)` and `x.compareTo(x)`. */
final class SelfComparison implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.error(
            "java/self-comparison",
            "A value is compared with itself",
            "The result is always the same; one side is meant to be another variable.");

    private static final Set<String> COMPARISONS =
            Set.of("equals", "compareTo", "equalsIgnoreCase", "compareToIgnoreCase");

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
        if (COMPARISONS.contains(node.getNameAsString())
                && node.getArguments().size() == 1
                && node.getScope().orElse(null) instanceof NameExpr left
                && node.getArgument(0) instanceof NameExpr right
                && left.getNameAsString().equals(right.getNameAsString())) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "`" + left.getNameAsString()
                            + "` is compared with itself; one side is meant to be another variable");
        }
    }
}
