package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.syntax.SyntaxRule;
import dev.aura.code.syntax.SyntaxRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules for JavaScript, and those for TypeScript besides. */
public final class EcmaRules {

    private static final List<SyntaxRule<Kind>> BOTH = List.of(
            new AssignmentInCondition(),
            new AwaitInLoop(),
            new CognitiveComplexityLimit(),
            new CommandInjection(),
            new DuplicateCase(),
            new DuplicateKey(),
            new EmptyCatch(),
            new EvalOfVariable(),
            new FloatingPromise(),
            new ForEachAsync(),
            new ForInArray(),
            new InnerHtml(),
            new LooseEquality(),
            new LostThis(),
            new NanComparison(),
            new NegatedOperand(),
            new ParseIntInMap(),
            new PromiseExecutorAsync(),
            new SelfComparison(),
            new SwitchFallthrough(),
            new ThrowLiteral(),
            new TypeofTypo(),
            new UnreachableCode(),
            new UnsafeFinally(),
            new UnusedPrivate());

    private static final List<SyntaxRule<Kind>> TYPES =
            List.of(new ExplicitAny(), new NonNullOnOptionalChain(), new TsIgnore(), new WrapperType());

    private EcmaRules() {}

    public static SyntaxRules<Kind> javascript() {
        return new SyntaxRules<>(Kind.class, BOTH);
    }

    public static SyntaxRules<Kind> typescript() {
        return new SyntaxRules<>(
                Kind.class, Stream.concat(BOTH.stream(), TYPES.stream()).toList());
    }
}
