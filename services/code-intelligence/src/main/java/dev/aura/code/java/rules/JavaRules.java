package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.JavaTree;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules for Java. */
public final class JavaRules {

    private static final List<JavaRule<?>> RULES = List.of(
            new ArrayEquals(),
            new BigDecimalFromDouble(),
            new BoxedEquality(),
            new CatchThrowable(),
            new CognitiveComplexityLimit.OfConstructor(),
            new CognitiveComplexityLimit.OfMethod(),
            new DoubleCheckedLocking(),
            new DuplicateCondition(),
            new EmptyCatch(),
            new EqualsNull(),
            new EqualsWithoutHashCode(),
            new ExceptionNotThrown(),
            new IdenticalBranches(),
            new IgnoredResult(),
            new InterruptSwallowed(),
            new LockReassigned(),
            new LockWithoutFinally(),
            new ModifiedWhileIterated(),
            new MutableStatic(),
            new OptionalGet(),
            new PrintStackTrace(),
            new ResourceLeak(),
            new ReturnInFinally(),
            new SelfAssignment(),
            new SelfComparison(),
            new SqlConcatenation(),
            new StaticDateFormat(),
            new StringEquality(),
            new SwitchFallthrough.InStatement(),
            new SynchronizedOnValue(),
            new SystemExit(),
            new ThreadRun(),
            new UnusedPrivate(),
            new WaitOutsideLoop(),
            new WeakCipher(),
            new WeakHash(),
            new WeakRandom());

    private final Map<Class<?>, List<JavaRule<?>>> byType = new HashMap<>();

    public JavaRules() {
        RULES.forEach(rule -> byType.computeIfAbsent(rule.nodeType(), type -> new ArrayList<>())
                .add(rule));
    }

    public List<Rule> all() {
        return RULES.stream().map(JavaRule::rule).distinct().toList();
    }

    /** Applies every rule to a file. */
    public void check(JavaFile file, Findings findings) {
        JavaTree tree = file.tree();
        for (int index = 0; index < tree.size(); index++) {
            Node node = tree.node(index);
            List<JavaRule<?>> rules = byType.get(node.getClass());
            if (rules != null) {
                check(rules, node, file, findings);
            }
        }
    }

    private static void check(List<JavaRule<?>> rules, Node node, JavaFile file, Findings findings) {
        for (JavaRule<?> rule : rules) {
            if (file.role() != FileRole.TEST || rule.inTests()) {
                apply(rule, node, file, findings);
            }
        }
    }

    private static <N extends Node> void apply(JavaRule<N> rule, Node node, JavaFile file, Findings findings) {
        rule.check(rule.nodeType().cast(node), file, findings);
    }
}
