package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.code.v1.HistoryPoint;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class HistoryTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;
    private GitCommands git;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        git = new GitCommands(fixture.workspace);
        git.run("init", "-q", "-b", "main");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private MeasureResponse since(String revision, String... paths) {
        return fixture.code.measure(MeasureRequest.newBuilder()
                .setWorkspace(fixture.root())
                .addAllPaths(List.of(paths))
                .setSinceRevision(revision)
                .build());
    }

    @Test
    void eachCommitHasTheSumsOfWhatItHeld() throws Exception {
        fixture.write("src/a.py", "def a(x):\n    if x:\n        return 1\n");
        git.commit("one");
        git.run("tag", "start");
        fixture.write("src/b.py", "def b():\n    \"\"\"Documented.\"\"\"\n");
        fixture.write("tests/test_b.py", "def test_b():\n    pass\n");
        fixture.write("notes.txt", "no code");
        git.commit("two");
        Files.delete(fixture.workspace.resolve("src/a.py"));
        git.commit("three");
        fixture.write("src/b.py", "not in the history yet\n");

        MeasureResponse response = since("start");
        assertThat(response.getCommitCount()).isEqualTo(2);
        assertThat(response.getHistoryList())
                .extracting(HistoryPoint::getSubject)
                .containsExactly("one", "two", "three");
        assertThat(response.getHistoryList()).extracting(HistoryPoint::getFiles).containsExactly(1, 3, 2);
        assertThat(response.getHistoryList())
                .extracting(HistoryPoint::getFunctions)
                .containsExactly(1, 3, 2);
        assertThat(response.getHistoryList())
                .extracting(HistoryPoint::getCyclomatic)
                .containsExactly(2L, 4L, 2L);
        assertThat(response.getHistoryList())
                .extracting(HistoryPoint::getDocumentationCoverage)
                .containsExactly(0.0, 0.5, 1.0);
        assertThat(response.getHistory(2).getCommittedAt().getSeconds()).isPositive();
        assertThat(since("start", "src").getHistoryList())
                .extracting(HistoryPoint::getFiles)
                .containsExactly(1, 2, 1);
    }

    @Test
    void aMergeCountsAsOneStepOfTheLineItWasMergedInto() throws Exception {
        fixture.write("a.py", "x = 1\n");
        git.commit("one");
        git.run("switch", "-q", "-c", "side");
        fixture.write("b.py", "x = 1\n");
        git.commit("side one");
        fixture.write("c.py", "x = 1\n");
        git.commit("side two");
        git.run("switch", "-q", "main");
        git.run("merge", "-q", "--no-ff", "-m", "merged", "side");
        assertThat(since("HEAD~1").getHistoryList())
                .extracting(HistoryPoint::getFiles)
                .containsExactly(1, 3);
    }

    @Test
    void aLongHistoryIsSampledWithBothEnds() throws Exception {
        fixture.write("a.py", "x = 1\n");
        git.commit("first");
        StringBuilder stream = new StringBuilder();
        for (int number = 1; number <= 450; number++) {
            String text = "x = " + number + "\n".repeat(1 + number % 7);
            stream.append("commit refs/heads/main\ncommitter T <t@example.org> ")
                    .append(1_700_000_000 + number)
                    .append(" +0000\ndata 7\nnumber \n")
                    .append(number == 1 ? "from refs/heads/main^0\n" : "")
                    .append("M 100644 inline a.py\ndata ")
                    .append(text.length())
                    .append('\n')
                    .append(text)
                    .append('\n');
        }
        git.feed(stream.toString(), "fast-import", "--quiet");
        MeasureResponse response = since("HEAD~450");
        assertThat(response.getCommitCount()).isEqualTo(450);
        assertThat(response.getHistoryList()).hasSize(200);
        assertThat(response.getHistory(0).getSubject()).isEqualTo("first");
        assertThat(response.getHistory(199).getCommittedAt().getSeconds()).isEqualTo(1_700_000_450);
    }

    @Test
    void whatNamesNoCommitIsRefused() throws Exception {
        fixture.write("a.py", "x = 1\n");
        git.commit("one");
        for (String revision : List.of("nowhere", "--output=x", "HEAD..HEAD", "HEAD:a.py", "HEAD HEAD")) {
            assertThatThrownBy(() -> since(revision))
                    .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("BAD_REVISION"));
        }
        assertThat(fixture.workspace.resolve("x")).doesNotExist();
    }
}
