package dev.aura.cli.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commits in real repositories with the installed hooks. */
final class HookShimTest {

    @TempDir
    Path directory;

    private GitSandbox sandbox;
    private Path repository;

    @BeforeEach
    void open() throws Exception {
        sandbox = new GitSandbox(directory);
        repository = sandbox.repository("my repo");
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    private void installHooks() {
        assertThat(sandbox.aura(repository, "hooks", "install").exit()).isZero();
    }

    @Test
    void callsAuraForEachHookOfACommit() throws Exception {
        sandbox.meshUp();
        installHooks();
        sandbox.commit(repository, "a", "--allow-empty-message").succeeded();
        assertThat(sandbox.calls().replaceAll("suggestion[.][0-9]+", "suggestion.PID"))
                .isEqualTo("""
                        --no-autostart hook pre-commit .git/aura-suggestion.PID
                        --no-autostart hook prepare-commit-msg .git/COMMIT_EDITMSG
                        --no-autostart hook commit-msg .git/COMMIT_EDITMSG
                        """);
    }

    @Test
    void putsWhatPreCommitLeftAboveGitsCommentsWithoutAskingAgain() throws Exception {
        sandbox.meshUp();
        installHooks();
        sandbox.auraLeaves("feat: add a");
        sandbox.commit(repository, "a").succeeded();
        assertThat(sandbox.run(repository, "git", "log", "-1", "--format=%B").output())
                .isEqualTo("feat: add a");
        assertThat(sandbox.calls()).contains("pre-commit", "commit-msg").doesNotContain("prepare-commit-msg");
        assertThat(repository.resolve(".git")).isDirectoryNotContaining("glob:**aura-suggestion*");
    }

    @Test
    void forgetsWhatAStoppedCommitLeft() throws Exception {
        sandbox.meshUp();
        installHooks();
        Files.writeString(repository.resolve(".git/aura-suggestion.1"), "feat: of another commit");
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        assertThat(repository.resolve(".git")).isDirectoryNotContaining("glob:**aura-suggestion*");
    }

    @Test
    void leavesAGivenMessageAlone() throws Exception {
        sandbox.meshUp();
        installHooks();
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        sandbox.commit(repository, "a", "--amend", "--no-edit").succeeded();
        assertThat(sandbox.calls()).contains("pre-commit").doesNotContain("prepare-commit-msg");
    }

    @Test
    void stopsTheCommitOnAFindingOnly() throws Exception {
        sandbox.meshUp();
        installHooks();
        sandbox.auraSays("stop");
        assertThat(sandbox.commit(repository, "a", "-m", "feat: a").exit()).isEqualTo(1);
        sandbox.auraSays("Error: Could not find or load main class");
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        GitSandbox.script(sandbox.path("opt/bin/aura"), "#!/bin/sh\necho stop\nkill -9 $$\n");
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        Files.delete(sandbox.path("opt/bin/aura"));
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
    }

    @Test
    void staysOutOfTheWayWhenSwitchedOffOrDown() throws Exception {
        installHooks();
        sandbox.commit(repository, "a", "-m", "feat: no socket").succeeded();
        sandbox.meshUp();
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor()).isZero();
        sandbox.pid(ended.pid());
        sandbox.commit(repository, "a", "-m", "feat: killed mesh").succeeded();
        Files.writeString(sandbox.runtime().resolve("aurad.pid"), "rubbish");
        sandbox.commit(repository, "a", "-m", "feat: rubbish").succeeded();
        sandbox.pid(ProcessHandle.current().pid());
        sandbox.with("AURA_HOOKS", "0");
        sandbox.commit(repository, "a", "-m", "feat: off").succeeded();
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void runsTheHookFromBeforeFirstAndRespectsIt() throws Exception {
        GitSandbox.script(
                repository.resolve(".git/hooks/commit-msg"),
                "#!/bin/sh\necho \"chained $1\" >>\"$HOME/calls\"\n[ ! -e stop ]\n");
        installHooks();
        sandbox.commit(repository, "a", "-m", "feat: mesh down").succeeded();
        assertThat(sandbox.calls()).isEqualTo("chained .git/COMMIT_EDITMSG\n");
        sandbox.meshUp();
        sandbox.commit(repository, "a", "-m", "feat: mesh up").succeeded();
        assertThat(sandbox.calls())
                .endsWith("chained .git/COMMIT_EDITMSG\n--no-autostart hook commit-msg .git/COMMIT_EDITMSG\n");
        assertThat(sandbox.commit(repository, "stop", "-m", "feat: stopped").exit())
                .isEqualTo(1);
        assertThat(sandbox.calls()).endsWith("--no-autostart hook pre-commit\nchained .git/COMMIT_EDITMSG\n");
    }

    @Test
    void givesBothHooksWhatIsPushed() throws Exception {
        sandbox.meshUp();
        GitSandbox.script(
                repository.resolve(".git/hooks/pre-push"),
                "#!/bin/sh\nread -r ref _ && echo \"$1 $ref\" >>\"$HOME/calls\"\n");
        installHooks();
        sandbox.commit(repository, "a", "-m", "feat: a", "--no-verify").succeeded();
        sandbox.run(sandbox.home(), "git", "init", "-q", "--bare", "there").succeeded();
        sandbox.run(
                        repository,
                        "git",
                        "remote",
                        "add",
                        "origin",
                        sandbox.path("there").toString())
                .succeeded();
        sandbox.run(repository, "git", "push", "-q", "origin", "main").succeeded();
        assertThat(sandbox.calls())
                .containsPattern("(?s)origin refs/heads/main\n--no-autostart hook pre-push origin [^\n]*/there\n"
                        + "refs/heads/main [0-9a-f]{40} refs/heads/main 0{40}\n$");
    }

    @Test
    void servesLinkedWorktreesAndMerges() throws Exception {
        sandbox.meshUp();
        installHooks();
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        Path other = sandbox.path("other tree");
        sandbox.run(repository, "git", "worktree", "add", "-q", "-b", "other", other.toString())
                .succeeded();
        sandbox.commit(other, "b", "-m", "feat: b").succeeded();
        assertThat(sandbox.calls())
                .endsWith("hook commit-msg " + repository + "/.git/worktrees/other-tree/COMMIT_EDITMSG\n");
        sandbox.run(repository, "git", "merge", "-q", "other").succeeded();
        assertThat(sandbox.calls()).endsWith("--no-autostart hook post-merge 0\n");
    }
}
