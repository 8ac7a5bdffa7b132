package dev.aura.bus.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitWorkspaceTest {

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void makeRepository() throws Exception {
        root = Files.createDirectory(directory.resolve("repository")).toRealPath();
        git("init", "-q", "-b", "main");
    }

    @Test
    void listsTrackedAndNewButNotIgnoredFiles() throws Exception {
        write(".gitignore", "*.log\nout/\n");
        write("tracked.txt", "1");
        write("deep/ü name.txt", "1");
        commit();
        write("new.txt", "1");
        write("noise.log", "1");
        write("out/made", "1");

        FileListing listing = Workspace.open(root.toString()).files(List.of());
        assertThat(listing.source()).isEqualTo(FileListing.Source.GIT);
        assertThat(listing.paths()).containsExactly(".gitignore", "deep/ü name.txt", "new.txt", "tracked.txt");
        assertThat(Workspace.open(root + "/deep").files(List.of()).paths()).containsExactly("ü name.txt");
        assertThat(Workspace.open(root.toString())
                        .files(List.of("out", "noise.log"))
                        .paths())
                .containsExactly("noise.log", "out/made");
    }

    @Test
    void saysWhichCommitAndWhatDiffersFromIt() throws Exception {
        write("same", "1");
        write("sub/changed", "1");
        write("gone", "1");
        commit();
        write("sub/changed", "22");
        write("sub/new", "1");
        Files.delete(root.resolve("gone"));

        GitState state = Workspace.open(root.toString()).gitState(2);
        assertThat(state.revision())
                .hasSize(40)
                .isEqualTo(Workspace.open(root.toString()).revision());
        assertThat(state.dirtyCount()).isEqualTo(3);
        assertThat(state.dirtyPaths()).containsExactly("gone", "sub/changed");
        assertThat(Workspace.open(root + "/sub").gitState(9).dirtyPaths()).containsExactly("changed", "new");
    }

    @Test
    void anEmptyRepositoryHasNoRevision() throws Exception {
        write("a", "1");
        Workspace workspace = Workspace.open(root.toString());
        assertThat(workspace.files(List.of()).paths()).containsExactly("a");
        assertThat(workspace.gitState(9)).isEqualTo(new GitState("", List.of("a"), 1));
        assertThat(workspace.revision()).isEmpty();
    }

    @Test
    void aSubmoduleIsListedAndNamedAsSuch() throws Exception {
        write("a", "1");
        commit();
        String head = Workspace.open(root.toString()).revision();
        git("update-index", "--add", "--cacheinfo", "160000," + head + ",module");
        Files.createDirectory(root.resolve("module"));
        Workspace workspace = Workspace.open(root.toString());
        assertThat(workspace.files(List.of()).paths()).containsExactly("a", "module");
        assertThat(((FileStat.Skipped) workspace.stat("module")).file().getReason())
                .isEqualTo("unsupported: submodule");
    }

    @Test
    void aBareRepositoryHasNoFiles() throws Exception {
        Path bare = Files.createDirectory(directory.resolve("bare"));
        git("init", "-q", "--bare", bare.toString());
        assertThatThrownBy(() -> Workspace.open(bare.toString()).files(List.of()))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("BARE_REPOSITORY"));
    }

    @Test
    void theRepositoryCannotRunProgramsWhenItIsLookedAt() throws Exception {
        Path proof = directory.resolve("proof");
        write("a.txt", "1");
        write(".gitattributes", "*.txt filter=evil\n");
        commit();
        Path script = Files.writeString(directory.resolve("evil.sh"), "#!/bin/sh\ntouch " + proof + "\ncat\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        git("config", "filter.evil.clean", script.toString());
        git("config", "core.fsmonitor", script.toString());
        write("a.txt", "2");

        Workspace workspace = Workspace.open(root.toString());
        assertThat(workspace.files(List.of()).paths()).contains("a.txt");
        assertThat(workspace.gitState(9).dirtyPaths()).containsExactly("a.txt");
        assertThat(proof).doesNotExist();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "one");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
