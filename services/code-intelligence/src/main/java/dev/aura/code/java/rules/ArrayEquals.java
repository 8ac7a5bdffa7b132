package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;

/** `equals`, `hashCode` and `toString` of an array. */
final class ArrayEquals implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.error(
            "java/array-equals",
            "An array is compared or printed as an object",
            "Arrays have the methods of Object: they compare and print identity, not what is in the array. Use the methods of"
                    + " `java.util.Arrays`.");

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
        String name = node.getNameAsString();
        int arguments = node.getArguments().size();
        boolean ofObject = name.equals("equals")
                ? arguments == 1
                : (name.equals("hashCode") || name.equals("toString")) && arguments == 0;
        Expression array = node.getScope().orElse(null);
        String type = array == null || !ofObject ? null : DeclaredTypes.of(array);
        if (array == null || type == null || !type.endsWith("[]")) {
            return;
        }
        Span span = file.offsets().of(node);
        boolean nested = type.endsWith("[][]");
        String method = nested ? "deep" + Character.toUpperCase(name.charAt(0)) + name.substring(1) : name;
        String other = arguments == 1 ? ", " + text(file, node.getArgument(0)) : "";
        findings.report(
                RULE,
                span.start(),
                span.end(),
                "`" + name + "` of an array knows nothing of its elements; use `Arrays." + method + "`",
                "use java.util.Arrays",
                new Replacement(
                        span.start(),
                        span.end(),
                        "java.util.Arrays." + method + "(" + text(file, array) + other + ")"));
    }

    private static String text(JavaFile file, Expression expression) {
        Span span = file.offsets().of(expression);
        return file.source().slice(span.start(), span.end());
    }
}
