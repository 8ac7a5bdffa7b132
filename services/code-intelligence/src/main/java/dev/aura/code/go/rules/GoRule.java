package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A rule that looks at some kinds of nodes. */
abstract class GoRule implements SyntaxRule<Kind> {

    private final Rule rule;
    private final Set<Kind> kinds;

    GoRule(Rule rule, Kind... kinds) {
        this.rule = rule;
        this.kinds = Set.of(kinds);
    }

    @Override
    public final Rule rule() {
        return rule;
    }

    @Override
    public final Set<Kind> kinds() {
        return kinds;
    }
}
