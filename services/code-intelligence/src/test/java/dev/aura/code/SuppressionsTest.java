package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.ListRulesRequest;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.Suppression;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SuppressionsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory, Map.of("code.rules.off", "python/eval"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private AnalyzeResponse analyze() {
        return fixture.code.analyze(AnalyzeRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setWithSuppressed(true)
                .build());
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.getPath() + ":" + finding.getRange().getStart().getLine() + " " + finding.getRuleId())
                .toList();
    }

    @Test
    void aCommentAtTheEndOfALineOrAloneBeforeItSuppressesTheRulesItNames() throws Exception {
        fixture.write("A.java", """
                class A {
                    void m(String s) {
                        s = s; // aura:ignore java/self-assignment measured: keeps the reference alive
                        // aura:ignore self-assignment, self-comparison
                        s = s;
                        s = s;
                    }
                }
                """);
        fixture.write("a.py", """
                def f(x=[]):  # aura:ignore python/mutable-default - read only
                    x.append(1)
                    # aura:ignore python/none-comparison

                    # why: the operator is overloaded
                    return x == None
                """);
        AnalyzeResponse response = analyze();
        assertThat(places(response.getFindingsList()))
                .containsExactly("A.java:6 java/self-assignment", "A.java:4 java/useless-suppression");
        assertThat(response.getFindings(1).getMessage()).contains("`java/self-comparison` finds nothing here");
        assertThat(places(response.getSuppressedFindingsList()))
                .containsExactly(
                        "A.java:3 java/self-assignment",
                        "A.java:5 java/self-assignment",
                        "a.py:1 python/mutable-default",
                        "a.py:6 python/none-comparison");
        assertThat(response.getSuppressedCount()).isEqualTo(4);
        assertThat(response.getSuppressedFindingsList())
                .extracting(finding -> finding.getSuppression().getJustification())
                .containsExactly("measured: keeps the reference alive", "", "read only", "");
    }

    @Test
    void aWholeFileIsSuppressedByRuleOnly() throws Exception {
        fixture.write("a.py", """
                # aura:ignore-file python/none-comparison generated from a table
                a = 1 == None
                b = 2 == None
                try:
                    a = 3
                except:
                    a = 4
                """);
        assertThat(places(analyze().getFindingsList())).containsExactly("a.py:6 python/bare-except");
        assertThat(analyze().getSuppressedCount()).isEqualTo(2);
    }

    @Test
    void aCommentWithoutARuleSuppressesNothingAndIsANote() throws Exception {
        fixture.write("A.java", """
                class A {
                    void m(String s) {
                        s = s; // aura:ignore
                        s = s; // aura:ignore this is fine
                        s = s; // aura:ignore java/self-assignement typing error
                        s = s; /* see aura:ignore java/self-assignment */
                    }
                }
                """);
        assertThat(places(analyze().getFindingsList()))
                .containsExactly(
                        "A.java:3 java/self-assignment",
                        "A.java:4 java/self-assignment",
                        "A.java:5 java/self-assignment",
                        "A.java:6 java/self-assignment",
                        "A.java:3 java/useless-suppression",
                        "A.java:4 java/useless-suppression",
                        "A.java:5 java/useless-suppression");
        assertThat(analyze().getSuppressedCount()).isZero();
    }

    @Test
    void aCommentThatIsOfNoUseAnyMoreCanBeTakenOut() throws Exception {
        Finding finding = fixture.analyze("a.py", "def f():\n    # aura:ignore python/eval\n    return 1\n")
                .getFindings(0);
        assertThat(finding.getRuleId()).isEqualTo("python/useless-suppression");
        assertThat(finding.getEntity()).isEqualTo("f");
        assertThat(finding.getFix().getEdits(0).getRange().getStart().getLine()).isEqualTo(2);
        assertThat(finding.getFix().getEdits(0).getRange().getStart().getColumn())
                .isEqualTo(1);
        assertThat(finding.getFix().getEdits(0).getRange().getEnd().getLine()).isEqualTo(3);
        assertThat(fixture.code
                        .listRules(ListRulesRequest.newBuilder()
                                .setLanguage("python")
                                .build())
                        .getRulesList())
                .extracting("id")
                .contains("python/useless-suppression");
    }

    @Test
    void theConfigurationOfARepositoryCountsAfterTheCache() throws Exception {
        fixture.write("src/a.py", "x = 1 == None\ny = eval(input())\n");
        fixture.write("tests/data/b.py", "x = 1 == None\n");
        assertThat(places(analyze().getFindingsList()))
                .containsExactly("src/a.py:1 python/none-comparison", "tests/data/b.py:1 python/none-comparison");

        fixture.write(".aura/config.json", """
                { "code.rules": { "error": "python/none-comparison", "in.tests": { "files": "tests/**", "off": "python/*" } } }
                """);
        AnalyzeResponse response = analyze();
        assertThat(places(response.getFindingsList())).containsExactly("src/a.py:1 python/none-comparison");
        assertThat(response.getFindings(0).getSeverity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(response.getSuppressedFindingsList())
                .allSatisfy(finding ->
                        assertThat(finding.getSuppression().getKind()).isEqualTo(Suppression.Kind.CONFIGURATION))
                .extracting(finding -> finding.getSuppression().getJustification())
                .containsExactly("code.rules.off", "code.rules.in.tests.off");
        assertThat(response.getFreshness().getComputedFiles()).isZero();
        assertThat(fixture.code
                        .summarize(SummarizeRequest.newBuilder()
                                .setWorkspace(fixture.root())
                                .build())
                        .getFindingCountsMap())
                .containsExactly(Map.entry("ERROR", 1));
    }

    @Test
    void aRuleThatThereIsNotIsToldAndStopsNothing() throws Exception {
        fixture.write(
                ".aura/config.json",
                "{\"code.rules.off\": \"python/evil\", \"code.rules.note\": 7, \"code.rules.in.x.off\": \"java/*\"}");
        fixture.write("a.py", "x = 1 == None\n");
        AnalyzeResponse response = analyze();
        assertThat(response.getFindingsCount()).isEqualTo(1);
        assertThat(response.getConfigurationProblemsList()).hasSize(3);
        assertThat(response.getConfigurationProblems(0)).contains("code.rules.off names `python/evil`");
    }
}
