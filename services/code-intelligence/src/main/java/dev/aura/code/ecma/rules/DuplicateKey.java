package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The same key twice in an object that is written out. */
final class DuplicateKey implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.error(
            "javascript/duplicate-key",
            "A key stands twice in an object",
            "The first value is lost without a word. One of the keys is probably meant to be another.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.OBJECT);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        for (Node<Kind> member : node.children()) {
            if (member.is(Kind.SPREAD_ELEMENT)) {
                seen.clear();
                continue;
            }
            Node<Kind> key = member.is(Kind.SHORTHAND_PROPERTY_IDENTIFIER) ? member : Nodes.memberName(member);
            if (key == null || key.is(Kind.COMPUTED_PROPERTY_NAME) || member.hasWord("get") || member.hasWord("set")) {
                continue;
            }
            String name = Nodes.plain(key);
            String before = seen.put(name, member.text());
            if (before != null && !before.equals(member.text()) && !name.equals("__proto__")) {
                findings.report(
                        RULE,
                        key.start(),
                        key.end(),
                        "the key `" + name
                                + "` stands above with another value, which is lost; one of them is meant otherwise");
            }
        }
    }
}
