package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.Locale;

/** An `unsafe` block without a comment that says why it is sound. */
final class UnsafeWithoutReason extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/unsafe-without-reason",
            "Nothing says why this is safe",
            "The compiler does not check what is in an `unsafe` block; the next reader must. Say in a `// SAFETY:` comment before it what makes it sound.");

    UnsafeWithoutReason() {
        super(RULE, Kind.UNSAFE_BLOCK);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        String comments = comments(node, file).toLowerCase(Locale.ROOT);
        if (!isForTests(node, file) && !comments.contains("safe") && !comments.contains("sound")) {
            findings.report(
                    RULE,
                    node.start(),
                    node.start() + "unsafe".length(),
                    "nothing says why this is sound; say it in a `// SAFETY:` comment before the block");
        }
    }
}
