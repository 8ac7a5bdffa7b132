package dev.aura.code.python.rules;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.SyntaxRules;
import java.util.List;

/** All rules for Python. */
public final class PythonRules {

    private PythonRules() {}

    public static SyntaxRules<Kind> all() {
        return new SyntaxRules<>(
                Kind.class,
                List.of(
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
                        new WildcardImport()));
    }
}
