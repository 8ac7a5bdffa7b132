package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.syntax.SyntaxRules;
import java.util.List;

/** All rules for JavaScript, and those for TypeScript besides. */
public final class EcmaRules {

    private EcmaRules() {}

    public static SyntaxRules<Kind> javascript() {
        return new SyntaxRules<>(Kind.class, List.of());
    }

    public static SyntaxRules<Kind> typescript() {
        return new SyntaxRules<>(Kind.class, List.of());
    }
}
