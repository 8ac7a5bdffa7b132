package dev.aura.cli.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookInstallerTest {

    @TempDir
    Path directory;

    private GitSandbox sandbox;
    private Path repository;
    private Path hooks;

    @BeforeEach
    void open() throws Exception {
        sandbox = new GitSandbox(directory);
        repository = sandbox.repository("repo");
        hooks = repository.resolve(".git/hooks");
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    @Test
    void restoresExactlyWhatWasThere() throws Exception {
        GitSandbox.script(hooks.resolve("pre-commit"), "#!/bin/sh\nexit 0\n");
        Files.setPosixFilePermissions(hooks.resolve("pre-commit"), PosixFilePermissions.fromString("rwx--x---"));
        Files.writeString(hooks.resolve("commit-msg"), "not executable");
        Files.createSymbolicLink(hooks.resolve("pre-push"), Path.of("../../push.sh"));
        Map<String, String> before = snapshot(hooks);
        assertThat(sandbox.aura(repository, "hooks", "install").exit()).isZero();
        Map<String, String> installed = snapshot(hooks);
        assertThat(sandbox.aura(repository, "hooks", "install").exit()).isZero();
        assertThat(snapshot(hooks)).isEqualTo(installed).isNotEqualTo(before);
        assertThat(sandbox.aura(repository, "hooks", "uninstall").exit()).isZero();
        assertThat(snapshot(hooks)).isEqualTo(before);
        assertThat(sandbox.aura(repository, "hooks", "uninstall").exit()).isZero();
        assertThat(snapshot(hooks)).isEqualTo(before);
    }

    @Test
    void tellsWhichHooksAreInstalled() throws Exception {
        GitSandbox.script(hooks.resolve("pre-push"), "#!/bin/sh\n");
        assertThat(sandbox.aura(repository, "hooks", "status", "--json").out())
                .contains("{\"name\": \"pre-push\", \"state\": \"FOREIGN\", \"chained\": false}")
                .contains("{\"name\": \"pre-commit\", \"state\": \"ABSENT\", \"chained\": false}");
        sandbox.aura(repository, "hooks", "install");
        assertThat(sandbox.aura(repository, "hooks", "status", "--json").out())
                .contains("{\"name\": \"pre-push\", \"state\": \"INSTALLED\", \"chained\": true}")
                .contains("\"directory\": \"" + hooks + "\"");
        GitSandbox.script(hooks.resolve("pre-commit"), Files.readString(hooks.resolve("pre-commit")) + "# older\n");
        assertThat(sandbox.aura(repository, "hooks", "status").out()).contains("installed by another version");
        sandbox.aura(repository, "hooks", "install");
        assertThat(sandbox.aura(repository, "hooks", "status").out()).doesNotContain("another version");
    }

    @Test
    void changesNothingWhereAHookCannotBeKept() throws Exception {
        GitSandbox.script(hooks.resolve("pre-push"), "#!/bin/sh\n# first\n");
        sandbox.aura(repository, "hooks", "install");
        GitSandbox.script(hooks.resolve("pre-push"), "#!/bin/sh\n# second\n");
        Files.delete(hooks.resolve("pre-commit"));
        Map<String, String> before = snapshot(hooks);
        Result result = sandbox.aura(repository, "hooks", "install");
        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.err()).contains("HOOK_TAKEN");
        assertThat(snapshot(hooks)).isEqualTo(before);
    }

    @Test
    void respectsHooksPathRelativeToTheWorkTree() throws Exception {
        sandbox.run(repository, "git", "config", "core.hooksPath", "tools/hooks")
                .succeeded();
        Path below = Files.createDirectories(repository.resolve("src/deep"));
        Result result = sandbox.aura(below, "hooks", "install");
        assertThat(result.err()).contains("is part of the work tree");
        assertThat(repository.resolve("tools/hooks/pre-commit")).isExecutable();
        sandbox.meshUp();
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        assertThat(sandbox.calls()).contains("hook pre-commit");
    }

    @Test
    void respectsAnAbsoluteHooksPath() {
        Path elsewhere = sandbox.path("else where");
        sandbox.run(repository, "git", "config", "core.hooksPath", elsewhere.toString())
                .succeeded();
        sandbox.aura(repository, "hooks", "install");
        assertThat(elsewhere.resolve("commit-msg")).isExecutable();
        assertThat(hooks.resolve("commit-msg")).doesNotExist();
    }

    @Test
    void installsIntoTheGitDirectoryOfASubmodule() throws Exception {
        Path library = sandbox.repository("library");
        sandbox.commit(library, "a", "-m", "feat: a").succeeded();
        String[] add = {"git", "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.toString(), "lib"};
        sandbox.run(repository, add).succeeded();
        sandbox.aura(repository.resolve("lib"), "hooks", "install");
        assertThat(repository.resolve(".git/modules/lib/hooks/pre-commit")).isExecutable();
        assertThat(hooks.resolve("pre-commit")).doesNotExist();
    }

    @Test
    void sendsUsersOfHuskyToItsOwnFiles() {
        sandbox.run(repository, "git", "config", "core.hooksPath", ".husky/_").succeeded();
        Result result = sandbox.aura(repository, "hooks", "install");
        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.err()).contains("HOOK_MANAGER").contains(".husky/pre-commit");
    }

    @Test
    void servesAllRepositoriesAndStillRunsTheirOwnHooks() throws Exception {
        GitSandbox.script(hooks.resolve("commit-msg"), "#!/bin/sh\necho own-msg >>\"$HOME/calls\"\n");
        GitSandbox.script(hooks.resolve("post-commit"), "#!/bin/sh\necho own-post >>\"$HOME/calls\"\n");
        sandbox.meshUp();
        assertThat(sandbox.aura(repository, "hooks", "install", "--global").exit())
                .isZero();
        assertThat(sandbox.aura(repository, "hooks", "install", "--global").exit())
                .isZero();
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        String expected = """
                --no-autostart hook pre-commit
                own-msg
                --no-autostart hook commit-msg .git/COMMIT_EDITMSG
                own-post
                """;
        assertThat(sandbox.calls()).isEqualTo(expected);
        assertThat(sandbox.aura(repository, "hooks", "uninstall", "--global").exit())
                .isZero();
        assertThat(sandbox.run(repository, "git", "config", "--global", "core.hooksPath")
                        .exit())
                .isEqualTo(1);
        sandbox.commit(repository, "a", "-m", "feat: b").succeeded();
        assertThat(sandbox.calls()).isEqualTo(expected + "own-msg\nown-post\n");
    }

    @Test
    void worksOnceWhereARepositoryHasHooksOfItsOwnBesideTheGlobalOnes() throws Exception {
        sandbox.meshUp();
        sandbox.aura(repository, "hooks", "install");
        sandbox.aura(repository, "hooks", "install", "--global");
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        assertThat(sandbox.calls())
                .isEqualTo("--no-autostart hook pre-commit\n--no-autostart hook commit-msg .git/COMMIT_EDITMSG\n");
    }

    @Test
    void leavesAGlobalHooksPathOfTheUserAlone() {
        sandbox.run(repository, "git", "config", "--global", "core.hooksPath", "~/mine")
                .succeeded();
        Result result = sandbox.aura(repository, "hooks", "install", "--global");
        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.err())
                .contains("HOOKS_PATH_TAKEN")
                .contains(sandbox.path("mine").toString());
    }

    @Test
    void refusesToInstallOutsideOfARepository() throws Exception {
        Path nowhere = Files.createDirectory(sandbox.path("nowhere"));
        sandbox.with("GIT_CEILING_DIRECTORIES", sandbox.home().toString());
        assertThat(sandbox.aura(nowhere, "hooks", "install").err()).contains("NOT_A_REPOSITORY");
    }

    private static Map<String, String> snapshot(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                String text = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : Files.readString(file) + Files.getPosixFilePermissions(file);
                files.put(file.toString(), text + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return files;
    }
}
