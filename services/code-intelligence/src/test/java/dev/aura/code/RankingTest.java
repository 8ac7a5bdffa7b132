package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeRequest.Order;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Rank;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RankingTest {

    private static final String WARNING = "x = 1 == None\n";
    private static final Offset<Double> TINY = Assertions.within(1e-9);

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<Finding> analyze(Order order, String... paths) {
        return fixture.code
                .analyze(AnalyzeRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .addAllPaths(List.of(paths))
                        .setOrder(order)
                        .build())
                .getFindingsList();
    }

    @Test
    void aFileThatChangesOftenAndThatManyUseComesFirst() throws Exception {
        GitCommands git = new GitCommands(fixture.workspace);
        git.run("init", "-q", "-b", "main");
        fixture.write("a_calm.py", WARNING);
        fixture.write("b_used.py", WARNING);
        fixture.write("c_busy.py", WARNING);
        fixture.write("user.py", "import b_used\n\nprint(b_used.x)\n");
        git.commit("one");
        for (int version = 0; version < 4; version++) {
            fixture.write("c_busy.py", WARNING + "# " + version + "\n");
            git.commit("busy " + version);
        }
        List<Finding> findings = analyze(Order.RANK);
        assertThat(findings).extracting(Finding::getPath).containsExactly("b_used.py", "c_busy.py", "a_calm.py");
        Rank used = findings.get(0).getRank();
        assertThat(used.getCommits()).isEqualTo(1);
        assertThat(used.getDependents()).isEqualTo(1);
        assertThat(used.getCentrality()).isEqualTo(1, TINY);
        Rank busy = findings.get(1).getRank();
        assertThat(busy.getCommits()).isEqualTo(5);
        assertThat(busy.getChurn()).isEqualTo(1, TINY);
        assertThat(busy.getValue()).isEqualTo(0.5 * 1 * 0.5, TINY);
        assertThat(analyze(Order.PLACE)).extracting(Finding::getPath).isSorted();
        assertThat(analyze(Order.PLACE)).noneMatch(Finding::hasRank);
        assertThat(analyze(Order.RANK, "a_calm.py").getFirst().getRank().getCentrality())
                .isEqualTo(1, TINY);
    }

    @Test
    void withoutGitAndUsersTheRankIsTheSeverity() throws Exception {
        fixture.write("a.py", WARNING);
        fixture.write("B.java", "class B { void m(String s) { s = s; } }");
        assertThat(analyze(Order.RANK))
                .extracting(finding -> finding.getRank().getValue())
                .containsExactly(1.0, 0.5);
    }
}
