package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers counted by hand; the first three are examples of the white paper. */
final class JavaMetricsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private FunctionMetrics method(String text) {
        return fixture.analyze("A.java", "class A {\n" + text + "\n}")
                .getMetrics(0)
                .getFunctions(0);
    }

    @Test
    void sumOfPrimesHasCognitiveSeven() {
        FunctionMetrics sum = method("""
                int sumOfPrimes(int max) {
                    int total = 0;
                    OUT: for (int i = 1; i <= max; ++i) {
                        for (int j = 2; j < i; ++j) {
                            if (i % j == 0) {
                                continue OUT;
                            }
                        }
                        total += i;
                    }
                    return total;
                }""");
        assertThat(sum.getCognitive()).isEqualTo(7);
        assertThat(sum.getCyclomatic()).isEqualTo(4);
        assertThat(sum.getNesting()).isEqualTo(3);
        assertThat(sum.getParameters()).isEqualTo(1);
        assertThat(sum.getLinesOfCode()).isEqualTo(12);
    }

    @Test
    void elementsOfAnnotationTypesAreFunctions() {
        FileMetrics metrics = fixture.analyze("Order.java", """
                        public @interface Order {
                            /** The value. */
                            int value() default 1 > 2 ? 3 : 4;

                            String[] names();
                        }
                        """).getMetrics(0);
        assertThat(metrics.getFunctionsList())
                .extracting(FunctionMetrics::getName)
                .containsExactly("Order.value", "Order.names");
        assertThat(metrics.getFunctionsList()).allMatch(FunctionMetrics::getPublic);
        FunctionMetrics names = metrics.getFunctions(1);
        assertThat(names.getCyclomatic()).isEqualTo(1);
        assertThat(names.getCognitive()).isZero();
        assertThat(names.getStartLine()).isEqualTo(5);
    }

    @Test
    void getWordsHasCognitiveOneAndCyclomaticFour() {
        FunctionMetrics words = method("""
                String getWords(int number) {
                    switch (number) {
                        case 1:
                            return "one";
                        case 2:
                            return "a couple";
                        case 3:
                            return "a few";
                        default:
                            return "lots";
                    }
                }""");
        assertThat(words.getCognitive()).isEqualTo(1);
        assertThat(words.getCyclomatic()).isEqualTo(4);
    }

    @Test
    void nestingCountsForCatchLambdaAndConditions() {
        assertThat(method("""
                void myMethod(boolean condition1) {
                    try {
                        if (condition1) {
                            for (int i = 0; i < 10; i++) {
                                while (condition1) { }
                            }
                        }
                    } catch (RuntimeException e) {
                        if (condition1) { }
                    }
                }""").getCognitive()).isEqualTo(9);
        assertThat(method("void m(boolean c) { Runnable r = () -> { if (c) { } }; }")
                        .getCognitive())
                .isEqualTo(2);
        assertThat(method("int m(int n) { return n < 0 ? -1 : n > 0 ? 1 : 0; }").getCognitive())
                .isEqualTo(3);
    }

    @Test
    void likeOperatorsCountOnce() {
        assertThat(method("boolean m(boolean a, boolean b, boolean c, boolean d) { return a && b && c || d && a; }")
                        .getCognitive())
                .as("the second run of && goes uncounted, as in PMD")
                .isEqualTo(2);
        assertThat(method("boolean m(boolean a, boolean b, boolean c) { return a && !(b && c); }")
                        .getCognitive())
                .isEqualTo(2);
        assertThat(method("void m(boolean a, boolean b) { if (a && b || a) { throw new Error(); } }")
                        .getCyclomatic())
                .isEqualTo(5);
    }

    @Test
    void onlyCallsOfTheSameOverloadAreRecursion() {
        assertThat(method("int f(int n) { return n == 0 || n == 1 ? 1 : n * f(n - 1); }")
                        .getCognitive())
                .isEqualTo(3);
        FunctionMetrics delegating = fixture.function("A.java", """
                class A {
                    static int f(int[] values) { return f(values, 0); }
                    static int f(int[] values, int from) { return f((Object) values, from); }
                    static int f(Object values, int from) { return 0; }
                }""", "A.f(int[], int)");
        assertThat(delegating.getCognitive()).isZero();
    }

    @Test
    void classesInsideAreMeasuredThemselves() {
        FileMetrics file = fixture.analyze("A.java", """
                class A {
                    void outer(int n) {
                        Runnable r = new Runnable() {
                            @Override
                            public void run() {
                                if (n > 1) { }
                            }
                        };
                    }
                }""").getMetrics(0);
        assertThat(file.getFunctionsList()).extracting(FunctionMetrics::getName).containsExactly("A.outer", "A.$1.run");
        assertThat(file.getFunctionsList())
                .extracting(FunctionMetrics::getCognitive)
                .containsExactly(2, 1);
        assertThat(file.getFunctionsList())
                .extracting(FunctionMetrics::getCyclomatic)
                .containsExactly(1, 2);
    }

    @Test
    void linesAndDocumentationAreCounted() {
        FileMetrics file = fixture.analyze("A.java", """
                package a;

                /** Documented. */
                public class A {
                    // a comment
                    public static final int ONE = 1; // code

                    /** Does. */
                    public void does() {}

                    @Override
                    public String toString() { return ""; }

                    void internal() {}
                }
                """).getMetrics(0);
        assertThat(file.getLines()).isEqualTo(15);
        assertThat(file.getLinesOfCode()).isEqualTo(8);
        assertThat(file.getCommentLines()).isEqualTo(3);
        assertThat(file.getPublicEntities()).isEqualTo(3);
        assertThat(file.getDocumentedEntities()).isEqualTo(2);
    }
}
