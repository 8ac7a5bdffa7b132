package dev.aura.code.java.rules;

import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** An `if` and its `else` that do the same. */
final class IdenticalBranches implements JavaRule<IfStmt> {

    private static final Rule RULE = Rule.warning(
            "java/identical-branches",
            "Both branches do the same",
            "The condition decides nothing. One branch is meant to differ, or the `if` can go.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<IfStmt> nodeType() {
        return IfStmt.class;
    }

    @Override
    public void check(IfStmt node, JavaFile file, Findings findings) {
        Statement then = node.getThenStmt();
        Statement other = node.getElseStmt().orElse(null);
        // In a longer chain two cases may share what they do, and the order of the tests says more than their sum.
        boolean chain = node.getParentNode().orElse(null) instanceof IfStmt;
        if (other == null || chain || other instanceof IfStmt || isEmpty(then)) {
            return;
        }
        if (then.equals(other)
                && !Reports.isCommented(file, file.offsets().of(then))
                && !Reports.isCommented(file, file.offsets().of(other))) {
            Reports.at(
                    node.getCondition(),
                    RULE,
                    file,
                    findings,
                    "both branches do the same; one is meant to differ, or the `if` can go");
        }
    }

    private static boolean isEmpty(Statement statement) {
        return statement instanceof BlockStmt block && block.getStatements().isEmpty();
    }
}
