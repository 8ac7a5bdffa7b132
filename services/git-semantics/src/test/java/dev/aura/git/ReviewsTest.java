package dev.aura.git;

import static dev.aura.git.ServiceRig.staged;
import static dev.aura.git.ServiceRig.workTree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.git.v1.AssessImpactRequest;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.AssessImpactResponse.CoChange;
import dev.aura.proto.git.v1.ComplexityChange;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ReviewsTest {

    @RegisterExtension
    final ServiceRig rig = new ServiceRig();

    @TempDir
    Path directory;

    private ReviewResponse review(Sandbox sandbox) {
        return rig.git()
                .review(ReviewRequest.newBuilder()
                        .setRepository(sandbox.path())
                        .setChange(staged())
                        .build());
    }

    @Test
    void reportsFindingsThatComeAndGoWhateverTheLines() {
        Sandbox sandbox = Sandbox.init(directory).write("A.java", "public A.old: TODO\npublic A.gone: TODO\n");
        sandbox.commit("one");
        sandbox.write("A.java", "\n\n// shifted\npublic A.fresh: TODO\npublic A.old: TODO\npublic A.gone: done\n")
                .stage();

        ReviewResponse answer = review(sandbox);

        assertThat(answer.getIntroducedList()).extracting(Finding::getEntity).containsExactly("A.fresh");
        assertThat(answer.getResolvedList()).extracting(Finding::getEntity).containsExactly("A.gone");
        assertThat(answer.getUnchangedFindings()).isEqualTo(1);
    }

    @Test
    void followsFindingsIntoRenamedFilesAndMovedCode() {
        Sandbox sandbox = Sandbox.init(directory)
                .write("A.java", "public A.x: TODO\npublic A.b: 1\npublic A.c: 2\npublic A.d: 3\n")
                .write("B.java", "public B.y: TODO now\npublic B.z: 1\n")
                .write("C.java", "public C.z: 1\n");
        sandbox.commit("one");
        sandbox.git("mv", "A.java", "sub.java");
        sandbox.write("B.java", "public B.z: 1\n")
                .write("C.java", "public C.z: 1\npublic B.y: TODO now\n")
                .stage();

        ReviewResponse answer = review(sandbox);

        assertThat(answer.getIntroducedList()).isEmpty();
        assertThat(answer.getResolvedList()).isEmpty();
        assertThat(answer.getUnchangedFindings()).isEqualTo(2);
    }

    @Test
    void reportsFunctionsThatBecameHarderToRead() {
        Sandbox sandbox = Sandbox.init(directory)
                .write(
                        "A.java",
                        "public A.rose: if\npublic A.same: if if\npublic A.passed: " + "if ".repeat(14) + "\n");
        sandbox.commit("one");
        sandbox.write(
                        "A.java",
                        "public A.rose: " + "if ".repeat(7) + "\npublic A.same: if if if\npublic A.passed: "
                                + "if ".repeat(16) + "\npublic A.fresh: " + "if ".repeat(5) + "\n")
                .stage();

        assertThat(review(sandbox).getComplexityList())
                .extracting(ComplexityChange::getFunction, ComplexityChange::getBefore, ComplexityChange::getAfter)
                .containsExactly(tuple("A.rose", 1, 7), tuple("A.fresh", 0, 5), tuple("A.passed", 14, 16));
    }

    @Test
    void reportsWhatBreaks() {
        Sandbox sandbox = Sandbox.init(directory).write("A.java", "public A.gone: 1\nhidden A.inner: 2\n");
        sandbox.commit("one");
        sandbox.write("A.java", "\n").stage();

        assertThat(review(sandbox).getBreakingList())
                .extracting(change -> change.getEntity().getName())
                .containsExactly("gone");
    }

    private AssessImpactResponse assess(Sandbox sandbox, Map<String, String> values) {
        return rig.git(values, rig.code)
                .assessImpact(AssessImpactRequest.newBuilder()
                        .setRepository(sandbox.path())
                        .setChange(workTree())
                        .build());
    }

    @Test
    void findsFilesThatUsuallyChangeTogetherAndImporters() {
        Sandbox sandbox = Sandbox.init(directory);
        for (int i = 0; i < 4; i++) {
            sandbox.write("A.java", "public A: " + i + "\n")
                    .write("A.proto", i + "\n")
                    .commit("both " + i);
        }
        sandbox.write("A.java", "public A: alone\n").write("other.txt", "1\n").commit("alone");
        sandbox.write("A.java", "public A: pending\n");

        AssessImpactResponse answer = assess(sandbox, Map.of());

        assertThat(answer.getCoChangesList())
                .extracting(CoChange::getPath, CoChange::getWithPath, CoChange::getCommits, CoChange::getConfidence)
                .containsExactly(tuple("A.proto", "A.java", 4, 0.8));
        assertThat(answer.getHistoryCommits()).isEqualTo(5);
        assertThat(answer.getTestsList()).containsExactly("src/test/java/UserTest.java");
        assertThat(answer.getDependents(0).getVia()).isEqualTo("A.java");
    }

    @Test
    void doesNotAskForImportersOfLinks() throws IOException {
        Sandbox sandbox = Sandbox.init(directory).write("A.java", "public A: 1\n");
        sandbox.commit("feat: begin");
        sandbox.write("A.java", "public A: 2\n");
        Files.createSymbolicLink(sandbox.file("Elsewhere.java"), Path.of("/etc/hosts"));

        AssessImpactResponse answer = assess(sandbox, Map.of());

        assertThat(answer.getFilesCount()).isEqualTo(2);
        assertThat(rig.code.importersAskedOf()).containsExactly("A.java");
    }

    @Test
    void learnsNothingFromCommitsOfManyFilesOrFromDeletedOnes() {
        Sandbox sandbox = Sandbox.init(directory);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 60; j++) {
                sandbox.write("many/" + j, i + "\n");
            }
            sandbox.write("A.java", "many " + i + "\n").commit("many " + i);
        }
        for (int i = 0; i < 3; i++) {
            sandbox.write("A.java", i + "\n").write("gone.txt", i + "\n").commit("gone " + i);
        }
        sandbox.delete("gone.txt").commit("delete");
        sandbox.write("A.java", "pending\n");

        assertThat(assess(sandbox, Map.of()).getCoChangesList()).isEmpty();
    }

    @Test
    void sendsContentsInBoundedBatches() {
        Sandbox sandbox = Sandbox.init(directory);
        for (int i = 0; i < 30; i++) {
            sandbox.write("F" + i + ".java", "public F" + i + ": x\n" + "// padding\n".repeat(80_000));
        }
        sandbox.stage();

        ReviewResponse answer = review(sandbox);

        assertThat(answer.getChange().getFiles()).isEqualTo(30);
        assertThat(rig.code.requests()).isGreaterThan(4);
    }
}
