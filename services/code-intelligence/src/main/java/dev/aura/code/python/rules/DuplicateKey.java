package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.HashMap;
import java.util.Map;

/** The same literal key twice, with different values. */
final class DuplicateKey implements PythonRule {

    private static final Rule RULE = Rule.error(
            "python/duplicate-key",
            "A key stands twice in a dictionary",
            "The first value is lost without a word. One of the keys is probably meant to be another.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.DICTIONARY;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        for (Node<Kind> pair : node.children()) {
            Node<Kind> key = pair.first();
            Node<Kind> value = pair.last();
            if (!pair.is(Kind.PAIR) || key == null || value == null || !isLiteral(key)) {
                continue;
            }
            String before = seen.put(key.text(), value.text());
            if (before != null && !before.equals(value.text())) {
                findings.report(
                        RULE,
                        key.start(),
                        key.end(),
                        "the key " + key.text()
                                + " stands above with another value, which is lost; one of them is meant otherwise");
            }
        }
    }

    private static boolean isLiteral(Node<Kind> key) {
        return key.is(Kind.INTEGER) || (key.is(Kind.STRING) && !key.has(Kind.INTERPOLATION));
    }
}
