package dev.aura.code.syntax;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All rules of a language, applied in one walk. */
public final class SyntaxRules<K extends Enum<K>> {

    private final List<SyntaxRule<K>> rules;
    private final Map<K, List<SyntaxRule<K>>> byKind;

    public SyntaxRules(Class<K> kinds, List<SyntaxRule<K>> rules) {
        this.rules = List.copyOf(rules);
        this.byKind = new EnumMap<>(kinds);
        rules.forEach(rule -> rule.kinds()
                .forEach(kind ->
                        byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(rule)));
    }

    public List<Rule> all() {
        return rules.stream().map(SyntaxRule::rule).toList();
    }

    /** Applies every rule to a file. */
    public void check(SyntaxFile<K> file, Findings findings) {
        check(file.root(), file, findings);
    }

    private void check(Node<K> node, SyntaxFile<K> file, Findings findings) {
        List<SyntaxRule<K>> fitting = byKind.get(node.kind());
        if (fitting != null) {
            for (SyntaxRule<K> rule : fitting) {
                if (rule.speaksIn(file.role())) {
                    rule.check(node, file, findings);
                }
            }
        }
        List<Node<K>> children = node.children();
        for (int at = 0; at < children.size(); at++) {
            check(children.get(at), file, findings);
        }
    }
}
