package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits with the installed hooks and a real mesh. */
class HooksTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.create();

    private Path repository;

    @BeforeEach
    void open() throws Exception {
        repository = sandbox.repository("shelf");
        sandbox.aura(repository, "hooks", "install").succeeded();
    }

    @Test
    void aCommitThroughTheEditorFindsATrueMessage() throws Exception {
        sandbox.aura("up").succeeded();
        Sandbox.write(repository, "tool.py", "def main():\n    return 1\n\n\ndef weigh(book):\n    return len(book)\n");
        sandbox.git(repository, "add", ".").succeeded();
        commit("true").succeeded();
        assertThat(sandbox.git(repository, "log", "-1", "--format=%B").out()).contains("weigh");
    }

    @Test
    void aCommitThatIntroducesAnErrorIsStoppedAndTold() throws Exception {
        sandbox.aura("up").succeeded();
        Sandbox.write(repository, "src/Mark.java", """
                package sample;

                /** A mark. */
                public class Mark {
                    /** Whether it is full. */
                    public boolean isFull(String mark) {
                        return mark == "full";
                    }
                }
                """);
        sandbox.git(repository, "add", ".").succeeded();
        Sandbox.Outcome stopped = commit("true");
        assertThat(stopped.exit()).isNotZero();
        assertThat(stopped.err()).contains("src/Mark.java:7", "java/string-equality", "--no-verify");
        assertThat(sandbox.git(repository, "log", "-1", "--format=%s").out()).contains("feat: add a shelf");
    }

    @Test
    void withoutAMeshACommitIsAsBefore() throws Exception {
        Sandbox.write(repository, "tool.py", "def main():\n    return 2\n");
        sandbox.git(repository, "commit", "-q", "-a", "-m", "fix: answer two").succeeded();
        assertThat(sandbox.git(repository, "log", "-1", "--format=%s").out()).contains("fix: answer two");
    }

    private Sandbox.Outcome commit(String editor) {
        return sandbox.run(repository, Map.of("GIT_EDITOR", editor), List.of("git", "commit", "-q"));
    }
}
