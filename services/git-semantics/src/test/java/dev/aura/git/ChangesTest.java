package dev.aura.git;

import static dev.aura.git.ServiceRig.commit;
import static dev.aura.git.ServiceRig.range;
import static dev.aura.git.ServiceRig.reasonOf;
import static dev.aura.git.ServiceRig.staged;
import static dev.aura.git.ServiceRig.workTree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.ChangedFile;
import dev.aura.proto.git.v1.ChangedFile.Kind;
import dev.aura.proto.git.v1.DescribeDiffRequest;
import dev.aura.proto.git.v1.DescribeDiffResponse;
import dev.aura.proto.git.v1.ResolvedChange;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ChangesTest {

    @RegisterExtension
    final ServiceRig rig = new ServiceRig();

    @TempDir
    Path directory;

    private DescribeDiffResponse diff(Sandbox sandbox, Change change) {
        return diff(sandbox.path(), change, Map.of());
    }

    private DescribeDiffResponse diff(String path, Change change, Map<String, String> values) {
        return rig.git(values, rig.code)
                .describeDiff(DescribeDiffRequest.newBuilder()
                        .setRepository(path)
                        .setChange(change)
                        .build());
    }

    private Sandbox begun() {
        Sandbox sandbox = Sandbox.init(directory.resolve("r")).write("a.txt", "1\n2\n3\n");
        sandbox.commit("one");
        return sandbox;
    }

    @Test
    void takesWhatIsStagedThenTheWorkTreeThenTheLastCommit() {
        Sandbox sandbox = begun();
        Change absent = Change.getDefaultInstance();
        assertThat(diff(sandbox, absent).getChange().getKind()).isEqualTo(ResolvedChange.Kind.COMMIT);
        sandbox.write("b.txt", "1\n");
        assertThat(diff(sandbox, absent).getChange().getKind()).isEqualTo(ResolvedChange.Kind.WORK_TREE);
        sandbox.stage();
        assertThat(diff(sandbox, absent).getChange().getKind()).isEqualTo(ResolvedChange.Kind.STAGED);
    }

    @Test
    void comparesTheIndexAndNotTheWorkTreeWhereStaged() {
        Sandbox sandbox = begun();
        sandbox.write("a.txt", "1\n2\n3\n4\n").stage();
        sandbox.write("a.txt", "1\n2\n3\n4\n5\n6\n").write("b.txt", "1\n");

        DescribeDiffResponse answer = diff(sandbox, staged());

        assertThat(answer.getFilesList())
                .extracting(ChangedFile::getPath, ChangedFile::getKind, ChangedFile::getAddedLines)
                .containsExactly(tuple("a.txt", Kind.MODIFIED, 1));
        assertThat(answer.getChange().getOldRevision()).isEqualTo(sandbox.git("rev-parse", "HEAD"));
        assertThat(answer.getChange().getNewRevision()).isEmpty();
    }

    @Test
    void comparesTheWorkTreeWithUnknownFilesAndWithoutIgnoredOnes() {
        Sandbox sandbox = begun().write(".gitignore", "*.log\n");
        sandbox.commit("ignore");
        sandbox.write("a.txt", "1\n2\n").write("new.txt", "1\n2\n").write("x.log", "1\n");

        DescribeDiffResponse answer = diff(sandbox, workTree());

        assertThat(answer.getFilesList())
                .extracting(
                        ChangedFile::getPath,
                        ChangedFile::getKind,
                        ChangedFile::getAddedLines,
                        ChangedFile::getRemovedLines)
                .containsExactly(tuple("a.txt", Kind.MODIFIED, 0, 1), tuple("new.txt", Kind.ADDED, 2, 0));
    }

    @Test
    void leavesOutWhatWasStagedAndTakenBackInTheWorkTree() {
        Sandbox sandbox = begun();
        sandbox.write("a.txt", "other\n").stage();
        sandbox.write("a.txt", "1\n2\n3\n");

        assertThat(diff(sandbox, workTree()).getFilesList()).isEmpty();
    }

    @Test
    void comparesARootCommitWithNothing() {
        Sandbox sandbox = begun();

        DescribeDiffResponse answer = diff(sandbox, commit("HEAD"));

        assertThat(answer.getFilesList()).extracting(ChangedFile::getKind).containsExactly(Kind.ADDED);
        assertThat(answer.getChange().getOldRevision()).isEmpty();
    }

    @Test
    void comparesAMergeWithItsFirstParent() {
        Sandbox sandbox = begun();
        sandbox.git("checkout", "-q", "-b", "side");
        sandbox.write("side.txt", "1\n").commit("side");
        sandbox.git("checkout", "-q", "main");
        sandbox.write("main.txt", "m\n").commit("main");
        sandbox.git("merge", "-q", "--no-ff", "-m", "merge", "side");

        assertThat(diff(sandbox, commit("HEAD")).getFilesList())
                .extracting(ChangedFile::getPath)
                .containsExactly("side.txt");
    }

    @Test
    void comparesARangeDirectlyOrFromTheMergeBase() {
        Sandbox sandbox = begun();
        sandbox.git("checkout", "-q", "-b", "side");
        sandbox.write("side.txt", "1\n").commit("side");
        sandbox.git("checkout", "-q", "main");
        sandbox.write("main.txt", "m\n").commit("main");

        assertThat(diff(sandbox, range("main..side")).getFilesList())
                .extracting(ChangedFile::getPath, ChangedFile::getKind)
                .containsExactly(tuple("main.txt", Kind.DELETED), tuple("side.txt", Kind.ADDED));
        assertThat(diff(sandbox, range("main...side")).getFilesList())
                .extracting(ChangedFile::getPath)
                .containsExactly("side.txt");
        assertThat(diff(sandbox, range("..side")).getFilesCount()).isEqualTo(2);
    }

    @Test
    void comparesWhatIsStagedBeforeTheFirstCommit() {
        Sandbox sandbox = Sandbox.init(directory).write("a.txt", "1\n").stage();

        assertThat(diff(sandbox, staged()).getFilesList())
                .extracting(ChangedFile::getPath, ChangedFile::getKind)
                .containsExactly(tuple("a.txt", Kind.ADDED));
        assertThat(diff(sandbox, workTree()).getFilesCount()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNothingInAnEmptyRepository() {
        Sandbox sandbox = Sandbox.init(directory);

        assertThat(diff(sandbox, Change.getDefaultInstance()).getChange().getKind())
                .isEqualTo(ResolvedChange.Kind.NONE);
        assertThat(reasonOf(() -> diff(sandbox, commit("HEAD")))).isEqualTo("BAD_REVISION");
    }

    @Test
    void refusesWhatNamesNoRevision() {
        Sandbox sandbox = begun();

        assertThat(reasonOf(() -> diff(sandbox, commit("nowhere")))).isEqualTo("BAD_REVISION");
        assertThat(reasonOf(() -> diff(sandbox, commit("HEAD~9")))).isEqualTo("BAD_REVISION");
        assertThat(reasonOf(() -> diff(sandbox, commit("HEAD^{bad")))).isEqualTo("BAD_REVISION");
        assertThat(reasonOf(() -> diff(sandbox, commit("")))).isEqualTo("BAD_REVISION");
        assertThat(reasonOf(() -> diff(sandbox, commit("--all")))).isEqualTo("BAD_REVISION");
        assertThat(reasonOf(() -> diff(sandbox, range("main")))).isEqualTo("BAD_REVISION");
        assertThat(reasonOf(() -> diff(sandbox, range("main..nowhere")))).isEqualTo("BAD_REVISION");
    }

    @Test
    void refusesTheWorkTreeOfABareRepositoryAndTakesItsLastCommit() {
        begun().git("clone", "-q", "--bare", ".", directory.resolve("bare.git").toString());
        String bare = directory.resolve("bare.git").toString();

        assertThat(reasonOf(() -> diff(bare, staged(), Map.of()))).isEqualTo("BARE_REPOSITORY");
        assertThat(reasonOf(() -> diff(bare, workTree(), Map.of()))).isEqualTo("BARE_REPOSITORY");
        assertThat(diff(bare, Change.getDefaultInstance(), Map.of()).getFilesCount())
                .isEqualTo(1);
    }

    @Test
    void saysWhereAShallowCloneEnds() {
        Sandbox sandbox = begun();
        sandbox.write("b.txt", "1\n").commit("two");
        Path shallow = directory.resolve("shallow");
        sandbox.git("clone", "-q", "--depth", "1", "file://" + sandbox.path(), shallow.toString());

        assertThat(reasonOf(() -> diff(shallow.toString(), commit("HEAD"), Map.of())))
                .isEqualTo("SHALLOW_HISTORY");
        Sandbox clone = Sandbox.at(shallow).write("c.txt", "1\n");
        assertThat(diff(clone, workTree()).getFilesCount()).isEqualTo(1);
    }

    @Test
    void followsRenames() {
        Sandbox sandbox = begun();
        sandbox.write("long.txt", "a\nb\nc\nd\ne\nf\ng\nh\n").commit("long");
        sandbox.git("mv", "a.txt", "b.txt");
        sandbox.delete("long.txt").write("other.txt", "a\nb\nc\nd\ne\nf\ng\nX\n");

        assertThat(diff(sandbox, workTree()).getFilesList())
                .extracting(ChangedFile::getOldPath, ChangedFile::getPath, ChangedFile::getKind)
                .containsExactly(tuple("a.txt", "b.txt", Kind.RENAMED), tuple("long.txt", "other.txt", Kind.RENAMED));
        assertThat(diff(sandbox.stage(), staged()).getFilesList())
                .extracting(ChangedFile::getOldPath, ChangedFile::getPath)
                .containsExactly(tuple("a.txt", "b.txt"), tuple("long.txt", "other.txt"));
    }

    @Test
    void tellsBinaryModeAndSubmoduleChangesApart() {
        Sandbox inner = Sandbox.init(directory.resolve("inner"));
        inner.commit("inner");
        Sandbox sandbox = begun();
        sandbox.write("x.bin", new byte[] {1, 0, 2}).stage();
        sandbox.git("submodule", "--quiet", "add", inner.path(), "inner");
        assertThat(sandbox.file("a.txt").toFile().setExecutable(true)).isTrue();
        sandbox.stage();

        DescribeDiffResponse answer = diff(sandbox, staged());

        assertThat(answer.getFilesList())
                .extracting(ChangedFile::getPath, ChangedFile::getBinary, ChangedFile::getSubmodule)
                .containsExactly(
                        tuple(".gitmodules", false, false),
                        tuple("a.txt", false, false),
                        tuple("inner", false, true),
                        tuple("x.bin", true, false));
        assertThat(answer.getCoverage().getSkippedList())
                .extracting(
                        skipped -> skipped.getPath() + " " + skipped.getReason().split(":", 2)[0])
                .containsExactly("x.bin binary");
    }

    @Test
    void readsPathsOfAnyCharacters() {
        Sandbox sandbox = begun();
        sandbox.write("ein Weg/größe 漢字.txt", "1\n")
                .write("a\nb\t\"c\".txt", "1\n")
                .write("-rf", "1\n")
                .stage();

        assertThat(diff(sandbox, staged()).getFilesList())
                .extracting(ChangedFile::getPath, ChangedFile::getAddedLines)
                .containsExactly(tuple("-rf", 1), tuple("a\nb\t\"c\".txt", 1), tuple("ein Weg/größe 漢字.txt", 1));
        assertThat(diff(sandbox, workTree()).getFilesList())
                .extracting(ChangedFile::getPath, ChangedFile::getAddedLines)
                .containsExactly(tuple("-rf", 1), tuple("a\nb\t\"c\".txt", 1), tuple("ein Weg/größe 漢字.txt", 1));
    }

    @Test
    void countsLinesWhereOnlyTheWorkTreeHasCarriageReturns() {
        Sandbox sandbox = begun();
        sandbox.git("config", "core.autocrlf", "true");
        sandbox.write("a.txt", "1\r\n2\r\n3\r\n4\r\n");

        assertThat(diff(sandbox, workTree()).getFilesList())
                .extracting(ChangedFile::getAddedLines, ChangedFile::getRemovedLines)
                .containsExactly(tuple(1, 0));
    }

    @Test
    void namesWhatABoundLeavesOut() {
        Sandbox sandbox = begun();
        sandbox.write("big.txt", "x".repeat(3000))
                .write("c.txt", "1\n")
                .write("d.txt", "1\n")
                .stage();

        assertThat(diff(sandbox.path(), staged(), Map.of("git.fileBytesMax", "2048"))
                        .getCoverage()
                        .getSkippedList())
                .extracting(
                        skipped -> skipped.getPath() + " " + skipped.getReason().split(":", 2)[0])
                .containsExactly("big.txt too-large");
        DescribeDiffResponse bounded = diff(sandbox.path(), staged(), Map.of("git.filesMax", "1"));
        assertThat(bounded.getFilesCount()).isEqualTo(3);
        assertThat(bounded.getCoverage().getSkippedCount()).isEqualTo(2);
    }

    @Test
    void answersForFiveThousandFiles() {
        Sandbox sandbox = begun();
        for (int i = 0; i < 5000; i++) {
            sandbox.write("src/d" + (i % 50) + "/F" + i + ".java", "public F" + i + ": x\n");
        }
        sandbox.stage();

        DescribeDiffResponse answer = diff(sandbox, staged());

        assertThat(answer.getFilesCount()).isEqualTo(5000);
        assertThat(answer.getChange().getFiles()).isEqualTo(5000);
        assertThat(answer.getEntitiesCount()).isEqualTo(2000);
        assertThat(answer.getCoverage().getSkippedCount()).isEqualTo(3000);
    }

    @Test
    void takesTheIndexThatGitCommitsFrom() {
        Sandbox sandbox = begun();
        sandbox.write("a.txt", "1\n").write("b.txt", "1\n");
        sandbox.git("add", "b.txt");
        String other = sandbox.file(".git/next-index-1.lock").toString();
        sandbox.git("read-tree", "--index-output=" + other, "HEAD");

        Change change = staged().toBuilder().setIndexFile(other).build();

        assertThat(diff(sandbox, staged()).getFilesCount()).isEqualTo(1);
        assertThat(diff(sandbox, change).getFilesCount()).isZero();
        Change outside = staged().toBuilder().setIndexFile("/etc/passwd").build();
        assertThat(reasonOf(() -> diff(sandbox, outside))).isEqualTo("OUTSIDE_WORKSPACE");
    }

    @Test
    void leavesOutFilesWhoseMergeIsNotFinished() {
        Sandbox sandbox = begun();
        sandbox.git("checkout", "-q", "-b", "side");
        sandbox.write("a.txt", "side\n").commit("side");
        sandbox.git("checkout", "-q", "main");
        sandbox.write("a.txt", "main\n").commit("main");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> sandbox.git("merge", "-q", "side")))
                .isNotNull();

        DescribeDiffResponse answer = diff(sandbox, staged());

        assertThat(answer.getFilesCount()).isZero();
        assertThat(answer.getCoverage().getSkipped(0).getReason()).startsWith("failed: its merge is not finished");
    }
}
