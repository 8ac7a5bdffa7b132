package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.regex.Pattern;

/** A cipher that is broken, or one that shows which blocks are equal. */
final class WeakCipher implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.warning(
            "java/weak-cipher",
            "Data is encrypted with a broken cipher or mode",
            "DES, RC2 and RC4 are broken; in ECB mode, which `AES` alone means, equal blocks stay equal and nothing shows"
                    + " tampering. Use `AES/GCM/NoPadding`.");

    private static final Pattern WEAK =
            Pattern.compile("(?i)(DES|DESede|RC2|RC4|ARCFOUR|Blowfish)(/.*)?|AES|AES/ECB/.*");

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
                && type.getNameAsString().equals("Cipher")
                && !node.getArguments().isEmpty()
                && node.getArgument(0) instanceof StringLiteralExpr algorithm
                && WEAK.matcher(algorithm.asString()).matches()) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "`" + algorithm.asString() + "` does not keep the data secret; use `AES/GCM/NoPadding`");
        }
    }
}
