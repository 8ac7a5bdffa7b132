package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EcmaMetricsTest {

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

    private List<FunctionMetrics> functions(String path, String text) {
        return fixture.analyze(path, text).getMetrics(0).getFunctionsList();
    }

    private int cyclomatic(String body) {
        return functions("a.js", "function f(a, b, c) {\n" + body + "\n}\n")
                .getFirst()
                .getCyclomatic();
    }

    private int cognitive(String body) {
        return functions("a.js", "function f(a, b, c) {\n" + body + "\n}\n")
                .getFirst()
                .getCognitive();
    }

    @Test
    void everyBranchCountsOnceForCyclomaticComplexity() {
        assertThat(cyclomatic("")).isEqualTo(1);
        assertThat(cyclomatic("if (a) {} else if (b) {} else {}")).isEqualTo(3);
        assertThat(cyclomatic("for (;;) {} for (const x of a) {} for (const x in a) {} while (a) {} do {} while (b);"))
                .isEqualTo(6);
        assertThat(cyclomatic("switch (a) { case 1: case 2: break; default: }")).isEqualTo(3);
        assertThat(cyclomatic("try { a(); } catch { b(); } finally { c(); }")).isEqualTo(2);
        assertThat(cyclomatic("return a ? b : c;")).isEqualTo(2);
        assertThat(cyclomatic("return a && b || (c ?? a);")).isEqualTo(4);
        assertThat(cyclomatic("a ||= b; a &&= b; a ??= b; a += b;")).isEqualTo(4);
        assertThat(cyclomatic("return a?.b?.[c]?.();")).isEqualTo(4);
        assertThat(cyclomatic("const { x = 1, y: z = 2 } = a; const [u = 3] = b;"))
                .isEqualTo(4);
    }

    @Test
    void defaultsOfParametersCountAndFunctionsInsideDoNot() {
        assertThat(functions("a.js", "function f(a = 1, { b = 2 } = {}) {}")
                        .getFirst()
                        .getCyclomatic())
                .isEqualTo(4);
        assertThat(functions("a.ts", "function f(a: number = 1, b?: string) { return a?.toFixed?.(); }")
                        .getFirst()
                        .getCyclomatic())
                .isEqualTo(4);
        List<FunctionMetrics> nested = functions("a.js", "const f = () => {\n return a.map(x => x ? 1 : 2);\n};\n");
        assertThat(nested).extracting(FunctionMetrics::getName).containsExactly("f", "f.map callback");
        assertThat(nested).extracting(FunctionMetrics::getCyclomatic).containsExactly(1, 2);
    }

    @Test
    void fieldsAndStaticBlocksCountOnTheirOwn() {
        List<FunctionMetrics> functions = functions("a.js", """
                class A {
                  plain = 1;
                  chosen = a ? b : c;
                  handler = () => a || b;
                  static { if (a) b(); }
                  get size() { return 1; }
                  #hidden() {}
                }
                """);
        assertThat(functions)
                .extracting(FunctionMetrics::getName)
                .containsExactly("A.chosen", "A.handler", "A.static", "A.size", "A.#hidden");
        assertThat(functions).extracting(FunctionMetrics::getCyclomatic).containsExactly(2, 2, 2, 1, 1);
    }

    @Test
    void cognitiveComplexityGrowsWithNesting() {
        assertThat(cognitive("for (const x of a) { if (x) { while (b) {} } }")).isEqualTo(6);
        assertThat(cognitive("if (a) {} else if (b) {} else {}")).isEqualTo(3);
        assertThat(cognitive("if (a) { } else { if (b) {} }")).isEqualTo(4);
        assertThat(cognitive("switch (a) { case 1: if (b) {} }")).isEqualTo(3);
        assertThat(cognitive("try { if (a) {} } catch (e) { if (b) {} }")).isEqualTo(4);
        assertThat(cognitive("return a ? b ? 1 : 2 : 3;")).isEqualTo(3);
        assertThat(cognitive("outer: for (;;) { for (;;) { continue outer; } }"))
                .isEqualTo(4);
    }

    @Test
    void onlyRunsOfAndCountOfLogicalOperators() {
        assertThat(cognitive("return a && b && c;")).isEqualTo(1);
        assertThat(cognitive("return a || b || c;")).isZero();
        assertThat(cognitive("return a && b || c && a;")).isEqualTo(2);
        assertThat(cognitive("return a && (b && c);")).isEqualTo(1);
        assertThat(cognitive("return a && !(b && c);")).isEqualTo(2);
        for (String typed : List.of("a && b!.c && d!.e === 1", "a || (b === c && d.e! & 1)")) {
            assertThat(functions("a.ts", "function f() { return " + typed + "; }")
                            .getFirst()
                            .getCognitive())
                    .as(typed)
                    .isEqualTo(1);
        }
        assertThat(cognitive("return <p>{a && b && <b/>}</p>;")).isZero();
        assertThat(cognitive("return <p>{a && b || <b/>}</p>;")).isEqualTo(1);
    }

    @Test
    void functionsHaveTheNamesThatReadersGiveThem() {
        assertThat(functions("a.ts", """
                        namespace N { export function inner() {} }
                        export default function () {}
                        exports.handler = async () => {};
                        A.prototype.grow = function () {};
                        const api = { get() {}, "set": function () {}, [k]: () => {} };
                        it('works', () => {});
                        (function () {})();
                        """))
                .extracting(FunctionMetrics::getName)
                .containsExactly(
                        "N.inner",
                        "default",
                        "handler",
                        "A.grow",
                        "api.get",
                        "api.set",
                        "api.[k]",
                        "it callback",
                        "immediate function");
    }

    @Test
    void sizesAndDocumentation() {
        FileMetrics file = fixture.analyze("a.ts", """
                /** What it does. */
                export function documented(this: Window, a: string, ...rest: number[]): void {
                  // why
                  if (a) { for (const x of rest) { use(x); } }

                }
                export class Plain { method() {} private hidden() {} }
                function local() {}
                """).getMetrics(0);
        assertThat(file.getLinesOfCode()).isEqualTo(5);
        assertThat(file.getCommentLines()).isEqualTo(2);
        assertThat(file.getPublicEntities()).isEqualTo(3);
        assertThat(file.getDocumentedEntities()).isEqualTo(1);
        FunctionMetrics documented = file.getFunctions(0);
        assertThat(documented.getParameters()).isEqualTo(2);
        assertThat(documented.getNesting()).isEqualTo(2);
        assertThat(documented.getLinesOfCode()).isEqualTo(3);
        assertThat(documented.getDocumented()).isTrue();
        assertThat(file.getFunctionsList())
                .extracting(FunctionMetrics::getPublic)
                .containsExactly(true, true, false, false);
    }
}
