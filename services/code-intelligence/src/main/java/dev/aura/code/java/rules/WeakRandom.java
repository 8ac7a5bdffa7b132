package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.regex.Pattern;

/** `new Random()` where a secret is made, told by the names around it. */
final class WeakRandom implements JavaRule<ObjectCreationExpr> {

    private static final Rule RULE = Rule.warning(
            "java/weak-random",
            "A secret is made from random numbers that can be guessed",
            "Who has seen a few numbers of `Random` can compute the rest. Use `SecureRandom`.");

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(password|passwd|secret|csrf|nonce|salt|otp|apikey|sessionid|(access|auth|reset|session|security|random)token).*"
                    + "|(generate|create|make|new|next)token.*");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<ObjectCreationExpr> nodeType() {
        return ObjectCreationExpr.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(ObjectCreationExpr node, JavaFile file, Findings findings) {
        if (node.getType().getNameAsString().equals("Random")
                && node.getArguments().isEmpty()
                && makesSecret(node)) {
            Reports.at(
                    node, RULE, file, findings, "numbers of `Random` can be guessed; make secrets with `SecureRandom`");
        }
    }

    private static boolean makesSecret(Node node) {
        return Reports.around(node, MethodDeclaration.class)
                        .filter(method ->
                                SECRET.matcher(method.getNameAsString()).matches())
                        .isPresent()
                || Reports.around(node, VariableDeclarator.class)
                        .filter(variable ->
                                SECRET.matcher(variable.getNameAsString()).matches())
                        .isPresent();
    }
}
