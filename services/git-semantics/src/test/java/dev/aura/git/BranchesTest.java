package dev.aura.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.git.v1.SuggestBranchRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BranchesTest {

    @RegisterExtension
    final ServiceRig rig = new ServiceRig();

    @TempDir
    Path directory;

    private String name(Sandbox sandbox, String text) {
        return rig.git()
                .suggestBranch(SuggestBranchRequest.newBuilder()
                        .setRepository(sandbox.path())
                        .setText(text)
                        .build())
                .getName();
    }

    @ParameterizedTest
    @CsvSource({
        "Fix NPE in parser when file is empty #123, fix/npe-in-parser-when-file-is-empty-123",
        "Add retry budget, feat/retry-budget",
        "feat(bus): carry frames, feat/carry-frames",
        "Parser crashes on empty input, fix/parser-crashes-on-empty-input",
        "Größe der Fläche, feat/große-der-flache",
        "rename Foo to Bar, refactor/rename-foo-to-bar",
        "../../etc/passwd.lock, feat/etc-passwd-lock",
        "'~^:?*[\\ @{', feat/work",
    })
    void makesAValidNameOfAnyText(String text, String expected) {
        Sandbox sandbox = Sandbox.init(directory);

        String name = name(sandbox, text);

        assertThat(name).isEqualTo(expected);
        sandbox.git("check-ref-format", "--branch", name);
    }

    @Test
    void cutsLongTextsBetweenWordsAndKeepsTheIssue() {
        assertThat(name(Sandbox.init(directory), "Fix " + "very long words ".repeat(20) + "#77"))
                .isEqualTo("fix/very-long-words-very-long-words-very-long-77");
    }

    @Test
    void takesAFreeName() {
        Sandbox sandbox = Sandbox.init(directory);
        sandbox.commit("one");
        sandbox.git("branch", "feat/retry-budget");
        sandbox.git("branch", "fix");

        assertThat(name(sandbox, "Add retry budget")).isEqualTo("feat/retry-budget-2");
        assertThat(name(sandbox, "Fix it")).isEqualTo("fix-it");
    }

    @Test
    void namesABranchAfterTheChange() {
        Sandbox sandbox = Sandbox.init(directory);
        sandbox.commit("one");
        sandbox.write("src/main/java/RetryBudget.java", "public RetryBudget: a\n");

        assertThat(name(sandbox, "")).isEqualTo("feat/retrybudget");
        sandbox.commit("two");
        assertThat(name(sandbox, "")).isEqualTo("feat/retrybudget");
        assertThat(ServiceRig.reasonOf(() -> name(Sandbox.init(directory.resolve("empty")), "")))
                .isEqualTo("NOTHING_CHANGED");
    }
}
