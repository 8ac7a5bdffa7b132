package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** `==` with a decimal fraction. */
final class FloatEquality extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/float-equality",
            "A rounded number is compared exactly",
            "A decimal fraction has no exact value, so a computed number hardly ever is equal to it. Compare the distance with what may be lost.");

    FloatEquality() {
        super(RULE, Kind.BINARY_EXPRESSION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean compares = node.operator().equals("==") || node.operator().equals("!=");
        if (compares
                && (isFraction(node.field("left")) || isFraction(node.field("right")))
                && !isForTests(node, file)) {
            report(node, findings, "a computed number is hardly ever equal to this; compare the distance");
        }
    }

    /** One that a sum of halves cannot make: 0.5 is exact. */
    private static boolean isFraction(@Nullable Node<Kind> operand) {
        if (operand == null || !operand.is(Kind.FLOAT_LITERAL)) {
            return false;
        }
        String digits = operand.text().replaceAll("_|f32$|f64$", "");
        try {
            double value = Double.parseDouble(digits);
            return value * 1024 != Math.rint(value * 1024);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
