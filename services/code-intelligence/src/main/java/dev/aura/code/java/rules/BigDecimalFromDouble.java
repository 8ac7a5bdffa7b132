package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Findings.Replacement;
import dev.aura.code.language.Rule;
import java.math.BigDecimal;

/** `new BigDecimal(0.1)`. */
final class BigDecimalFromDouble implements JavaRule<ObjectCreationExpr> {

    private static final Rule RULE = Rule.error(
            "java/bigdecimal-from-double",
            "The decimal is not the number that is written",
            "`new BigDecimal(0.1)` holds the binary fraction nearest to 0.1, 55 digits long. Pass a string.");

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
        if (!node.getType().getNameAsString().equals("BigDecimal")
                || node.getArguments().isEmpty()
                || !(node.getArgument(0) instanceof DoubleLiteralExpr number)
                || isExact(number)) {
            return;
        }
        Span whole = file.offsets().of(node);
        Span literal = file.offsets().of(number);
        findings.report(
                RULE,
                whole.start(),
                whole.end(),
                "this holds the binary fraction nearest to " + number.getValue()
                        + ", not the number itself; pass a string",
                "pass the number as a string",
                new Replacement(literal.start(), literal.end(), '"' + number.getValue() + '"'));
    }

    /** Numbers such as 0.5 are the same in binary; a suffix or a hexadecimal form is meant as it is. */
    private static boolean isExact(DoubleLiteralExpr number) {
        try {
            return new BigDecimal(number.getValue()).compareTo(new BigDecimal(Double.parseDouble(number.getValue())))
                    == 0;
        } catch (NumberFormatException suffixed) {
            return true;
        }
    }
}
