package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse.LanguageSize;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DocumentationCoverageTest {

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

    /** Documented and all parameters, documented and all results. */
    private String coverage(String path, String text) {
        FileMetrics metrics = fixture.analyze(path, text).getMetrics(0);
        return metrics.getDocumentedParameters() + "/" + metrics.getPublicParameters() + " "
                + metrics.getDocumentedResults() + "/" + metrics.getPublicResults();
    }

    @Test
    void javadocSpeaksOfParametersAndResults() {
        assertThat(coverage("A.java", """
                public class A {
                    /**
                     * Adds.
                     *
                     * @param a one
                     * @param <T> no parameter of the method
                     * @return the sum
                     */
                    public <T> int add(int a, int b) { return a + b; }
                    /** {@return the size} */
                    public int size() { return 0; }
                    /** {@inheritDoc} */
                    public int inherited(int x) { return x; }
                    public int silent(int x) { return x; }
                    /** Nothing to return. */
                    public void none() {}
                    private int hidden(int x) { return x; }
                    @Override public boolean equals(Object other) { return false; }
                }
                """)).isEqualTo("2/4 3/4");
    }

    @Test
    void docstringsOfThreeStylesAreRead() {
        assertThat(coverage("a.py", """
                def add(a, b, *rest):
                    \"""Adds.

                    :param a: one
                    :param int rest: more
                    :returns: the sum
                    \"""
                    return a
                """)).isEqualTo("2/3 1/1");
        assertThat(coverage("b.py", """
                def add(a, b, c, **options):
                    \"""Adds.

                    Args:
                        a (int): one
                            b: explains a
                        c: three
                        **options: more

                    Yields:
                        int: the sum
                    \"""
                    yield a
                """)).isEqualTo("3/4 1/1");
        assertThat(coverage("c.py", """
                def add(a, b, c, d):
                    \"""Adds.

                    Parameters
                    ----------
                    a, b : int
                        one : of them
                    c
                        another

                    Returns
                    -------
                    int
                        the sum
                    \"""
                    return a
                """)).isEqualTo("3/4 1/1");
    }

    @Test
    void aPythonMethodHasNoDocumentationOfItsObject() {
        assertThat(coverage("a.py", """
                class A:
                    \"""Documented.\"""

                    def one(self, x):
                        \"""Gives.

                        :param x: it
                        \"""
                        return x

                    @staticmethod
                    def two(y):
                        return y

                    def none(self, z):
                        def inner():
                            return 1
                        return None

                    def _hidden(self, q):
                        return q
                """)).isEqualTo("1/3 0/2");
    }

    @Test
    void jsDocSpeaksOfParametersAndReturns() {
        assertThat(coverage("a.js", """
                /**
                 * Adds.
                 * @param {number} a one
                 * @param {{x: number}} [options] more
                 * @param [c=3]
                 * @returns {number}
                 */
                export function add(a, options, c, d = 1) { return a; }
                /** Nothing. */
                export const none = (x) => { x(); };
                /** Gives. */
                export const give = (x) => x;
                function hidden(x) { return x; }
                """)).isEqualTo("3/6 1/2");
        assertThat(coverage("a.ts", """
                /** Nothing. @param x no tag, for it does not begin a line */
                export function nothing(x: number): Promise<void> { return Promise.resolve(); }
                /**
                 * @param x one
                 */
                export class C {
                  /**
                   * Takes.
                   * @param x one
                   * @return it
                   */
                  take(x: number, ...rest: string[]): number { return x; }
                }
                """)).isEqualTo("1/3 1/1");
    }

    @Test
    void documentationOfAnyShapeAndSizeIsRead() {
        String open = "\n * @param {{a".repeat(20_000);
        String blank = "\n *".repeat(100_000);
        String braces = "{".repeat(50_000);
        assertThat(coverage("a.js", "/** x" + open + blank + braces + " */\nexport function f(a) {}\n"))
                .isEqualTo("0/1 0/0");
    }

    @Test
    void goAndRustHaveNoSuchConvention() {
        for (String path : new String[] {"a.go", "a.rs"}) {
            String text = path.endsWith("go")
                    ? "package a\n\n// Add adds.\nfunc Add(a int) int { return a }\n"
                    : "/// Adds.\npub fn add(a: u8) -> u8 { a }\n";
            FileMetrics metrics = fixture.analyze(path, text).getMetrics(0);
            assertThat(metrics.getPublicEntities()).isEqualTo(1);
            assertThat(metrics.hasPublicParameters()).isFalse();
            assertThat(metrics.hasPublicResults()).isFalse();
        }
    }

    @Test
    void aSummaryHasTheShareOfEachLanguageWithoutTests() throws Exception {
        fixture.write("a.py", "def f(a, b):\n    \"\"\"Does.\n\n    :param a: one\n    \"\"\"\n    return a\n");
        fixture.write("test_a.py", "def f(a, b):\n    return a\n");
        fixture.write("a.rs", "pub fn add(a: u8) -> u8 { a }\n");
        for (LanguageSize size : fixture.code
                .summarize(SummarizeRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .build())
                .getLanguagesList()) {
            boolean python = size.getLanguage().equals("python");
            assertThat(size.hasParameterCoverage()).isEqualTo(python);
            assertThat(size.getParameterCoverage()).isEqualTo(python ? 0.5 : 0);
            assertThat(size.hasResultCoverage()).isEqualTo(python);
            assertThat(size.getResultCoverage()).isZero();
        }
    }
}
