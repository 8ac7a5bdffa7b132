package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions about code, asked as a user asks them: a command, the mesh, the service and its parsers. */
@Timeout(180)
class CodeQuestionsTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.create();

    private Path repository;

    @BeforeEach
    void open() throws Exception {
        repository = sandbox.repository("shelf");
    }

    @Test
    void testsThatReachAFunctionAreFoundInJavaAndPython() throws Exception {
        Sandbox.write(repository, "src/ShelfTest.java", """
                package sample;

                class ShelfTest {
                    @org.junit.jupiter.api.Test
                    void isEmptyAtFirst() {
                        count(new Shelf());
                    }

                    static int count(Shelf shelf) {
                        return shelf.size();
                    }
                }
                """);
        Sandbox.write(repository, "test_tool.py", """
                import tool


                def test_main():
                    assert tool.main() == 1
                """);

        assertThat(sandbox.aura(repository, "tests", "src/Shelf.java:6:16")
                        .succeeded()
                        .out())
                .contains("isEmptyAtFirst", "src/ShelfTest.java:6  calls ", "1 of 1 test");
        assertThat(sandbox.aura(repository, "tests", "tool.py:1:5").succeeded().out())
                .contains("test_main", "test_tool.py:5  calls ", "1 of 1 test");
    }

    @Test
    void thePublicApiIsListedWithSignatures() throws Exception {
        assertThat(sandbox.aura(repository, "api").succeeded().out())
                .contains("sample", "size", "tool", "main", "3 public declarations in 2 modules");
        assertThat(sandbox.aura(repository, "api", "tool.py").succeeded().out())
                .contains("main")
                .doesNotContain("Shelf");
    }

    @Test
    void versionsOfAFileAreAlignedPartByPart() {
        String request = """
                {"files": [{"path": "a.py", "base": "%s", "left": "%s", "right": "%s"}]}
                """.formatted(
                        encoded("def f():\n    return 1\n"),
                        encoded("def f():\n    return 2\n"),
                        encoded("def f():\n    return 1\n\n\ndef g():\n    return 3\n"));
        String aligned = sandbox.aura(repository, "call", "aura.code.v1.CodeService/AlignVersions", "-d", request)
                .succeeded()
                .out();
        assertThat(aligned).contains("\"ENTITY\"").contains("\"name\": \"f\"").contains("\"name\": \"g\"");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
