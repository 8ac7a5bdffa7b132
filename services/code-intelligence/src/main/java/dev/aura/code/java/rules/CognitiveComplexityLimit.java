package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;

/** A function that is hard to follow. */
final class CognitiveComplexityLimit {

    private static final int LIMIT = 25;

    private static final Rule RULE = Rule.warning(
            "java/cognitive-complexity",
            "A function is hard to follow",
            "Above a cognitive complexity of 25 readers lose track of what holds where. Give the inner parts names of their own.");

    private CognitiveComplexityLimit() {}

    private static void check(CallableDeclaration<?> callable, JavaFile file, Findings findings) {
        int complexity = file.complexities().cognitive(callable);
        if (complexity > LIMIT) {
            Reports.at(
                    callable.getName(),
                    RULE,
                    file,
                    findings,
                    "`" + callable.getNameAsString() + "` has a cognitive complexity of " + complexity
                            + ", the limit is " + LIMIT + "; give its inner parts names of their own");
        }
    }

    /** For methods. */
    static final class OfMethod implements JavaRule<MethodDeclaration> {
        @Override
        public Rule rule() {
            return RULE;
        }

        @Override
        public Class<MethodDeclaration> nodeType() {
            return MethodDeclaration.class;
        }

        @Override
        public void check(MethodDeclaration node, JavaFile file, Findings findings) {
            CognitiveComplexityLimit.check(node, file, findings);
        }
    }

    /** For constructors. */
    static final class OfConstructor implements JavaRule<ConstructorDeclaration> {
        @Override
        public Rule rule() {
            return RULE;
        }

        @Override
        public Class<ConstructorDeclaration> nodeType() {
            return ConstructorDeclaration.class;
        }

        @Override
        public void check(ConstructorDeclaration node, JavaFile file, Findings findings) {
            CognitiveComplexityLimit.check(node, file, findings);
        }
    }
}
