package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.List;
import java.util.Optional;

/** A lock that is released at the end of the same block, so that an exception in between keeps it forever. */
final class LockWithoutFinally implements JavaRule<BlockStmt> {

    private static final Rule RULE = Rule.warning(
            "java/lock-without-finally",
            "A lock is not released when an exception is thrown",
            "What throws between `lock` and `unlock` leaves the lock held, and every other thread waits forever. Release it in"
                    + " `finally`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<BlockStmt> nodeType() {
        return BlockStmt.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(BlockStmt node, JavaFile file, Findings findings) {
        List<Statement> statements = node.getStatements();
        for (int index = 0; index < statements.size(); index++) {
            Optional<MethodCallExpr> lock = call(statements.get(index), "lock");
            if (lock.isPresent() && isLock(lock.get())) {
                int released = released(statements, index, lock.get());
                boolean mayThrow = released > index + 1
                        && statements.subList(index + 1, released).stream()
                                .anyMatch(between ->
                                        between.findFirst(MethodCallExpr.class).isPresent());
                if (mayThrow) {
                    Reports.at(
                            lock.get(),
                            RULE,
                            file,
                            findings,
                            "an exception before `unlock` leaves the lock held; release it in `finally`");
                }
            }
        }
    }

    private static Optional<MethodCallExpr> call(Statement statement, String name) {
        return statement instanceof ExpressionStmt single
                        && single.getExpression() instanceof MethodCallExpr call
                        && call.getNameAsString().equals(name)
                        && call.getArguments().isEmpty()
                        && call.getScope().isPresent()
                ? Optional.of(call)
                : Optional.empty();
    }

    private static boolean isLock(MethodCallExpr call) {
        Expression lock = call.getScope().orElseThrow();
        String type = DeclaredTypes.of(lock);
        return type != null && (type.equals("Lock") || type.equals("ReentrantLock") || type.equals("StampedLock"));
    }

    private static int released(List<Statement> statements, int from, MethodCallExpr lock) {
        for (int index = from + 1; index < statements.size(); index++) {
            boolean same = call(statements.get(index), "unlock")
                    .filter(unlock -> unlock.getScope().equals(lock.getScope()))
                    .isPresent();
            if (same) {
                return index;
            }
        }
        return -1;
    }
}
