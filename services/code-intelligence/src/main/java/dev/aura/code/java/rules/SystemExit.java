package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** `System.exit` in a file without a main method. */
final class SystemExit implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.warning(
            "java/system-exit",
            "Library code ends the whole program",
            "Whoever calls this loses the process, with no chance to clean up. Throw an exception and let the program's entry decide.");

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
        boolean exits = node.getNameAsString().equals("exit")
                && node.getScope()
                        .filter(scope -> scope.toString().equals("System"))
                        .isPresent();
        if (exits && !hasMain(file)) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "this ends the whole program from code that does not start it; throw an exception instead");
        }
    }

    private static boolean hasMain(JavaFile file) {
        return file.unit()
                .findFirst(
                        MethodDeclaration.class,
                        method -> method.getNameAsString().equals("main"))
                .isPresent();
    }
}
