package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** `x.equals(null)`. */
final class EqualsNull implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.error(
            "java/equals-null",
            "A value is compared with null by `equals`",
            "The call is false or throws, never true. Compare with `==`.");

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
        if (node.getNameAsString().equals("equals")
                && node.getArguments().size() == 1
                && node.getArgument(0) instanceof NullLiteralExpr
                && node.getScope().orElse(null) instanceof NameExpr) {
            Reports.at(node, RULE, file, findings, "`equals(null)` is never true; compare with `== null`");
        }
    }
}
