package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;

/** `run()` of a thread. */
final class ThreadRun implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.error(
            "java/thread-run",
            "A thread is run in place of being started",
            "`run` does the work on the calling thread; no thread is started. Call `start`.");

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
        boolean runs = node.getNameAsString().equals("run")
                && node.getArguments().isEmpty()
                && node.getScope()
                        .filter(scope -> !scope.isThisExpr() && "Thread".equals(DeclaredTypes.of(scope)))
                        .isPresent();
        if (runs) {
            Span span = file.offsets().of(node);
            Span name = file.offsets().of(node.getName());
            findings.report(
                    RULE,
                    span.start(),
                    span.end(),
                    "`run` does the thread's work here and starts no thread; call `start`",
                    "start the thread",
                    new Replacement(name.start(), name.end(), "start"));
        }
    }
}
