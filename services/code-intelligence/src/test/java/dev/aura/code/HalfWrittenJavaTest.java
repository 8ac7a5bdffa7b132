package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While one method is written, the outline keeps the others. */
@Timeout(120)
final class HalfWrittenJavaTest {

    private static final String CLASS = """
            package a;

            /** Holds {@code it}; and } more. */
            class A {
                private final int[] held = {1, 2};

                int before(int x) {
                    for (int i = 0;
                            i < x;
                            i++) {
                        x--;
                    }
                    return x;
                }

                void written(String x) {
                    HERE
                }

                /** Comes after; it { is documented. */
                @Deprecated
                int after() {
                    return 1;
                }

                static class Inner {
                    void within() {}
                }
            }
            """;

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        Files.createFile(fixture.workspace.resolve("A.java"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<String> outline(String text) {
        return fixture.outline("A.java", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = ",
                "if (x",
                "if (x) {",
                "while (x.isEmpty()) { x =",
                "x = \"a",
                "x = \"\"\" + 'b",
                "char c = '",
                "foo(x, () -> {",
                "foo.",
                "for (String y : ",
                "switch (x) { case \"a\" -> {",
                "}",
                "#",
                "return new Object() {",
                "int[] y = {1, 2"
            })
    void keepsWhatStandsAroundAStatementThatIsNotEnded(String statement) {
        assertThat(outline(CLASS.replace("HERE", statement)))
                .contains("A:4", "A.held:5", "A.before:7", "A.after:22", "A.Inner:26", "A.Inner.within:27");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r", "retur", "x = ", "if (x) {", "x = \"a", "foo(x, y ->", "/* why"})
    void keepsWhatStandsBeforeTheEndOfATextThatIsCutOff(String end) {
        String text = CLASS.substring(0, CLASS.indexOf("HERE")) + end;
        assertThat(outline(text)).contains("A:4", "A.held:5", "A.before:7", "A.written:16");
    }

    @Test
    void keepsTheTypeWhereNothingElseCanBeRead() {
        assertThat(outline("class Half { void broken( { }")).contains("Half:1");
    }

    @Test
    void keepsAMethodWhoseBraceIsLost() {
        String text = CLASS.replace("HERE", "x.trim();").replace("int after() {", "int after()");
        assertThat(outline(text)).contains("A.before:7", "A.written:16", "A.Inner:26", "A.Inner.within:27");
    }
}
