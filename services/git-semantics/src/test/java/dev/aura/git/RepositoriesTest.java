package dev.aura.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.git.v1.DescribeRepositoryRequest;
import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class RepositoriesTest {

    @RegisterExtension
    final ServiceRig rig = new ServiceRig();

    @TempDir
    Path directory;

    private DescribeRepositoryResponse describe(String path) {
        return rig.git()
                .describeRepository(DescribeRepositoryRequest.newBuilder()
                        .setRepository(path)
                        .build());
    }

    @Test
    void countsWhatIsStagedUnstagedAndUnknown() {
        Sandbox sandbox = Sandbox.init(directory);
        sandbox.write("a.txt", "1\n").write("b.txt", "1\n");
        String head = sandbox.commit("feat: begin");
        sandbox.write("a.txt", "2\n").stage();
        sandbox.write("b.txt", "2\n").write("deep/er/c.txt", "1\n");

        DescribeRepositoryResponse answer = describe(sandbox.file("deep/er").toString());

        assertThat(answer.getRoot()).isEqualTo(sandbox.path());
        assertThat(answer.getGitDirectory()).isEqualTo(sandbox.path() + "/.git");
        assertThat(answer.getBranch()).isEqualTo("main");
        assertThat(answer.getHead()).isEqualTo(head);
        assertThat(answer.getHeadSubject()).isEqualTo("feat: begin");
        assertThat(answer.getStagedFiles()).isEqualTo(1);
        assertThat(answer.getUnstagedFiles()).isEqualTo(1);
        assertThat(answer.getUntrackedFiles()).isEqualTo(1);
    }

    @Test
    void findsTheRepositoryOfAFileInIt() {
        Sandbox sandbox = Sandbox.init(directory).write("x/a.txt", "1");

        assertThat(describe(sandbox.file("x/a.txt").toString()).getRoot()).isEqualTo(sandbox.path());
        assertThat(describe(sandbox.file(".git").toString()).getRoot()).isEqualTo(sandbox.path());
    }

    @Test
    void saysThatARepositoryHasNoCommitYet() {
        DescribeRepositoryResponse answer =
                describe(Sandbox.init(directory).write("a.txt", "1").stage().path());

        assertThat(answer.getEmpty()).isTrue();
        assertThat(answer.getHead()).isEmpty();
        assertThat(answer.getBranch()).isEqualTo("main");
        assertThat(answer.getStagedFiles()).isEqualTo(1);
    }

    @Test
    void saysThatHeadIsDetached() {
        Sandbox sandbox = Sandbox.init(directory);
        sandbox.commit("one");
        sandbox.git("checkout", "-q", "--detach");

        DescribeRepositoryResponse answer = describe(sandbox.path());

        assertThat(answer.getDetached()).isTrue();
        assertThat(answer.getBranch()).isEmpty();
    }

    @Test
    void describesABareRepository() {
        Sandbox sandbox = Sandbox.init(directory.resolve("origin"));
        sandbox.commit("one");
        sandbox.git("clone", "-q", "--bare", ".", directory.resolve("bare.git").toString());

        DescribeRepositoryResponse answer =
                describe(directory.resolve("bare.git").toString());

        assertThat(answer.getBare()).isTrue();
        assertThat(answer.getRoot()).isEqualTo(directory.resolve("bare.git").toString());
        assertThat(answer.getHeadSubject()).isEqualTo("one");
    }

    @Test
    void describesALinkedWorkTreeByItsOwnBranchAndIndex() {
        Sandbox main = Sandbox.init(directory.resolve("main"));
        main.write("a.txt", "1").commit("one");
        main.write("a.txt", "2").stage();
        main.git(
                "worktree",
                "add",
                "-q",
                "-b",
                "feat/x",
                directory.resolve("linked").toString());
        Sandbox linked = Sandbox.at(directory.resolve("linked"));
        linked.write("b.txt", "1").write("c.txt", "1").stage();

        DescribeRepositoryResponse answer = describe(linked.path());

        assertThat(answer.getRoot()).isEqualTo(linked.path());
        assertThat(answer.getGitDirectory()).isEqualTo(main.path() + "/.git/worktrees/linked");
        assertThat(answer.getBranch()).isEqualTo("feat/x");
        assertThat(answer.getStagedFiles()).isEqualTo(2);
        assertThat(describe(main.path()).getStagedFiles()).isEqualTo(1);
    }

    @Test
    void describesALinkedWorkTreeOfABareRepository() {
        Sandbox origin = Sandbox.init(directory.resolve("origin"));
        origin.write("a.txt", "1").commit("one");
        origin.git("clone", "-q", "--bare", ".", directory.resolve("bare.git").toString());
        Sandbox bare = Sandbox.at(directory.resolve("bare.git"));
        bare.git("worktree", "add", "-q", directory.resolve("linked").toString());

        DescribeRepositoryResponse answer = describe(directory.resolve("linked").toString());

        assertThat(answer.getBare()).isFalse();
        assertThat(answer.getRoot()).isEqualTo(directory.resolve("linked").toString());
    }

    @Test
    void describesASubmoduleAndNamesItInTheOuterRepository() {
        Sandbox inner = Sandbox.init(directory.resolve("inner"));
        inner.commit("inner");
        Sandbox outer = Sandbox.init(directory.resolve("outer"));
        outer.git("submodule", "--quiet", "add", inner.path(), "libs/inner");
        outer.commit("outer");

        assertThat(describe(outer.path()).getSubmodulesList()).containsExactly("libs/inner");
        DescribeRepositoryResponse answer = describe(outer.path() + "/libs/inner");
        assertThat(answer.getHeadSubject()).isEqualTo("inner");
        assertThat(answer.getGitDirectory()).isEqualTo(outer.path() + "/.git/modules/libs/inner");
    }

    @Test
    void namesTheMergeUnderWayAndItsConflicts() {
        Sandbox sandbox = Sandbox.init(directory).write("a.txt", "1\n");
        sandbox.commit("one");
        sandbox.git("checkout", "-q", "-b", "side");
        sandbox.write("a.txt", "2\n").commit("two");
        sandbox.git("checkout", "-q", "main");
        sandbox.write("a.txt", "3\n").commit("three");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> sandbox.git("merge", "-q", "side")))
                .isNotNull();

        DescribeRepositoryResponse answer = describe(sandbox.path());

        assertThat(answer.getOperation()).isEqualTo("merge");
        assertThat(answer.getConflictedFiles()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoRepository() throws IOException {
        Path plain = Files.createTempDirectory(Path.of("/tmp"), "plain");
        try {
            assertThat(ServiceRig.reasonOf(() -> describe(plain.toString()))).isEqualTo("NOT_A_REPOSITORY");
        } finally {
            Files.delete(plain);
        }
        assertThat(ServiceRig.reasonOf(() -> describe(directory + "/missing"))).isEqualTo("PATH_NOT_FOUND");
        assertThat(ServiceRig.reasonOf(() -> describe("relative/path"))).isEqualTo("PATH_NOT_ABSOLUTE");
        assertThat(ServiceRig.reasonOf(() -> describe(""))).isEqualTo("PATH_NOT_ABSOLUTE");
    }

    @Test
    void runsNoProgramThatTheRepositoryConfigures() {
        Sandbox sandbox = Sandbox.init(directory.resolve("r"));
        Path witness = directory.resolve("ran");
        sandbox.write(".gitattributes", "*.txt filter=evil\n")
                .write("a.txt", "1\n")
                .commit("one");
        String program = "sh -c 'touch " + witness + "; cat'";
        sandbox.git("config", "filter.evil.clean", program);
        sandbox.git("config", "filter.evil.process", program);
        sandbox.git("config", "core.fsmonitor", program);
        sandbox.git("config", "diff.external", program);
        sandbox.write("a.txt", "22\n");

        assertThat(describe(sandbox.path()).getUnstagedFiles()).isEqualTo(1);

        assertThat(witness).doesNotExist();
    }

    @Test
    void leavesTheRepositoryAsItWas() throws IOException {
        Sandbox sandbox = Sandbox.init(directory).write("a.txt", "1\n");
        sandbox.commit("one");
        sandbox.write("a.txt", "1\n");
        byte[] index = Files.readAllBytes(sandbox.file(".git/index"));

        describe(sandbox.path());

        assertThat(Files.readAllBytes(sandbox.file(".git/index"))).isEqualTo(index);
        try (var files = Files.walk(sandbox.file(".git"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".probe")))
                    .isEmpty();
        }
    }
}
