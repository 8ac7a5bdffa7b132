package dev.aura.code.python.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.PythonFile;
import dev.aura.code.python.tree.Syntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All rules for Python. */
public final class PythonRules {

    private static final List<PythonRule> RULES = List.of(
            new AssertTuple(),
            new BareExcept(),
            new BuiltinShadowed(),
            new CognitiveComplexityLimit(),
            new DuplicateKey(),
            new EvalOfVariable(),
            new FStringWithoutPlaceholder(),
            new IsLiteral(),
            new LoopClosure(),
            new MutableDefault(),
            new NoneComparison(),
            new OpenWithoutWith(),
            new RaiseNotImplemented(),
            new ReturnInFinally(),
            new SwallowedException(),
            new UnusedImport(),
            new WildcardImport());

    private final Map<Kind, List<PythonRule>> byKind = new EnumMap<>(Kind.class);

    public PythonRules() {
        RULES.forEach(rule ->
                byKind.computeIfAbsent(rule.kind(), kind -> new ArrayList<>()).add(rule));
    }

    public List<Rule> all() {
        return RULES.stream().map(PythonRule::rule).toList();
    }

    /** Applies every rule to a file. */
    public void check(PythonFile file, Findings findings) {
        check(file.module(), file, findings);
    }

    private void check(Syntax node, PythonFile file, Findings findings) {
        for (PythonRule rule : byKind.getOrDefault(node.kind(), List.of())) {
            if (rule.speaksIn(file.role())) {
                rule.check(node, file, findings);
            }
        }
        for (Syntax child : node.children()) {
            check(child, file, findings);
        }
    }
}
