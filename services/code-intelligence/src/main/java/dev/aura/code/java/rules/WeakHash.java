package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Set;
import java.util.regex.Pattern;

/** MD5 or SHA-1 of passwords and signatures, told by the names around; for checksums both will do. */
final class WeakHash implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.warning(
            "java/weak-hash",
            "A password or signature rests on a broken hash",
            "MD5 and SHA-1 are fast to try out, and collisions can be made. Passwords need a slow function such as PBKDF2 or"
                    + " Argon2, signatures SHA-256.");

    private static final Set<String> WEAK = Set.of("MD2", "MD4", "MD5", "SHA", "SHA1", "SHA-1");
    private static final Pattern SECURITY =
            Pattern.compile("(?i).*(password|passwd|credential|signature|authenticat|login).*");

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
        if (node.getNameAsString().equals("getInstance")
                && node.getScope().orElse(null) instanceof NameExpr type
                && type.getNameAsString().equals("MessageDigest")
                && !node.getArguments().isEmpty()
                && node.getArgument(0) instanceof StringLiteralExpr algorithm
                && WEAK.contains(algorithm.asString())
                && isSecurity(node)) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    algorithm.asString()
                            + " does not protect this; hash passwords with PBKDF2 or Argon2, sign with SHA-256");
        }
    }

    private static boolean isSecurity(Node node) {
        return Reports.around(node, MethodDeclaration.class)
                        .filter(method ->
                                SECURITY.matcher(method.getNameAsString()).matches()
                                        || method.getParameters().stream()
                                                .anyMatch(parameter -> SECURITY.matcher(parameter.getNameAsString())
                                                        .matches()))
                        .isPresent()
                || Reports.around(node, TypeDeclaration.class)
                        .filter(type -> SECURITY.matcher(type.getNameAsString()).matches())
                        .isPresent();
    }
}
