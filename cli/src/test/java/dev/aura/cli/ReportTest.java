package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import dev.aura.proto.llm.v1.ListProvidersResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.ScanDependenciesRequest;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path root;

    private final Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
            .answers("Summarize", Fakes.message(SummarizeResponse.getDefaultInstance(), """
                    languages { language: "java" files: 1204 lines_of_code: 90000 parsed: true functions: 7000 documentation_coverage: 0.5 }
                    languages { language: "xml" files: 3 lines_of_code: 40 }
                    worst_functions { path: "src/Parser.java" metrics { name: "Parser.next" start_line: 40 cognitive: 42 } }
                    documentation_coverage: 0.5 cycle_count: 1
                    cycles { language: "java" modules: "a" modules: "b" component_size: 4 }
                    finding_counts { key: "WARNING" value: 2 }
                    coverage { files: 1207 parsed: 1204 skipped { path: "x.java" reason: "binary" } }
                    freshness { revision: "0123456789abcdef" cached_files: 1200 computed_files: 4 dirty_count: 1 }
                    """));
    private final Fakes git = Fakes.of(GitServiceGrpc.getServiceDescriptor())
            .answers("DescribeRepository", Fakes.message(DescribeRepositoryResponse.getDefaultInstance(), """
                    branch: "main" head: "0123456789abcdef" head_subject: "feat: begin" staged_files: 1
                    """))
            .answers("Review", Fakes.message(ReviewResponse.getDefaultInstance(), """
                    change { kind: STAGED files: 1 added_lines: 3 }
                    introduced { rule_id: "java/empty-catch" severity: ERROR path: "src/A.java" message: "swallows"
                      range { start { line: 3 column: 5 } } }
                    """))
            .answers("SuggestMessage", Fakes.message(SuggestMessageResponse.getDefaultInstance(), """
                    message: "feat: add a shelf" facts { detail: "adds class A" } change { kind: STAGED files: 1 added_lines: 3 }
                    """))
            .answers("AssessImpact", Fakes.message(AssessImpactResponse.getDefaultInstance(), """
                    change { kind: STAGED files: 1 } dependents { path: "src/B.java" distance: 1 } history_commits: 12
                    """));
    private final Fakes models = Fakes.of(LlmServiceGrpc.getServiceDescriptor())
            .answers("ListProviders", Fakes.message(ListProvidersResponse.getDefaultInstance(), """
                    providers { name: "builtin" kind: "builtin" health: HEALTHY detail: "extractive" }
                    """));
    private final Fakes research = Fakes.of(ResearchServiceGrpc.getServiceDescriptor())
            .answers("ScanDependencies", Fakes.message(ScanDependenciesResponse.getDefaultInstance(), """
                    dependencies { name: "a" } dependencies { name: "b" } coverage { files: 1 parsed: 1 }
                    """));

    @BeforeEach
    void makeRepository() throws IOException {
        Files.createDirectories(root.resolve(".git"));
    }

    @Test
    void printsOnePageFromAllServices() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            CommandLineRun.Result result = run.run("report");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).isEqualTo(root + """

                    branch main at 0123456789  feat: begin
                    1 staged

                    Code
                      java  1,204 files  90,000 lines  7,000 functions  50 % documented
                      xml       3 files      40 lines                      counted only
                      50 % of the public API is documented; 2 warnings (aura analyze)

                    Hardest to read
                      42  Parser.next  src/Parser.java:40
                      cognitive complexity; above 15 is hard to follow

                    Import cycles
                      a → b → a  (part of a knot of 4)

                    Work in progress: what is staged, 1 file, +3 −0
                      Aura would write:
                      │ feat: add a shelf
                      because adds class A
                      1 finding introduced
                        src/A.java:3:5: error: swallows [java/empty-catch]
                      1 file imports what changed, directly or through others; 0 tests among them
                        src/B.java

                    Dependencies
                      2 dependencies found and matched with nothing
                      no advisories are imported yet; for Maven, for example:
                        curl -O https://osv-vulnerabilities.storage.googleapis.com/Maven/all.zip
                        aura research import osv all.zip

                    Models
                      builtin  healthy  extractive
                      no model is configured; everything above is from rules. aura config list shows llm.providers

                    What this rests on
                      code       1,207 files, 1,204 parsed, 1 skipped
                                 revision 0123456789, 1 file differs, 4 computed, 1,200 from the cache
                                 skipped x.java: binary
                      history    12 commits looked at
                      advisories no advisories are imported yet
                      manifests  1 file
                    """);
        }
    }

    @Test
    void leavesOutWhatAServiceDoesNotAnswerAndSaysSo() throws IOException {
        code.fails("Summarize", Status.Code.UNAVAILABLE, "NO_PROVIDER", "no running service provides it");
        research.fails("ScanDependencies", Status.Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", "too late");
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            CommandLineRun.Result result = run.run("report");
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .contains(
                            "code-intelligence did not answer: no running service provides it (reason=NO_PROVIDER)",
                            "research-agent did not answer: not in time; allow more with --timeout 5m",
                            "feat: add a shelf",
                            "not in this page: code, dependencies");
        }
    }

    @Test
    void printsOneJsonObjectWithTheResponsesAsTheyAre() throws IOException {
        code.fails("Summarize", Status.Code.UNAVAILABLE, "NO_PROVIDER", "no running service provides it");
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            JsonObject report =
                    JsonParser.parseString(run.run("report", "--json").out()).getAsJsonObject();
            assertThat(report.keySet())
                    .containsExactly("repository", "review", "message", "impact", "dependencies", "models", "errors");
            assertThat(report.getAsJsonObject("message").get("message").getAsString())
                    .isEqualTo("feat: add a shelf");
            JsonObject error = report.getAsJsonArray("errors").get(0).getAsJsonObject();
            assertThat(error.get("section").getAsString()).isEqualTo("code");
            assertThat(error.get("reason").getAsString()).isEqualTo("NO_PROVIDER");
        }
    }

    @Test
    void reportsOnADirectoryThatIsNoRepository() throws IOException {
        git.fails("DescribeRepository", Status.Code.FAILED_PRECONDITION, "NOT_A_REPOSITORY", "it is not");
        Path plain = Files.createDirectories(root.resolve("plain"));
        Files.delete(root.resolve(".git"));
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            assertThat(run.run("report", plain.toString()).out())
                    .startsWith(plain + "\nnot a git repository: no history, and no change to explain\n")
                    .contains("1,204 files", "2 dependencies")
                    .doesNotContain("Aura would write");
            assertThat(research.asked(ScanDependenciesRequest.class).getWorkspace())
                    .isEqualTo(plain.toString());
        }
    }

    @Test
    void saysWhatIsNotPossibleInABareRepository() throws IOException {
        Path bare = Files.createDirectories(root.resolve("bare.git"));
        Files.delete(root.resolve(".git"));
        Files.createDirectories(bare.resolve("objects"));
        Files.createDirectories(bare.resolve("refs"));
        Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            assertThat(run.run("report", bare.toString()).out())
                    .contains("Code\n  a bare repository has no work tree", "feat: add a shelf")
                    .doesNotContain("1,204 files");
        }
    }

    @Test
    void reportsOnARepositoryWithoutACommit() throws IOException {
        git.answers(
                        "DescribeRepository",
                        Fakes.message(DescribeRepositoryResponse.getDefaultInstance(), "branch: 'main' empty: true"))
                .answers(
                        "SuggestMessage",
                        Fakes.message(SuggestMessageResponse.getDefaultInstance(), "change { kind: NONE }"))
                .answers("Review", Fakes.message(ReviewResponse.getDefaultInstance(), "change { kind: NONE }"))
                .answers(
                        "AssessImpact",
                        Fakes.message(AssessImpactResponse.getDefaultInstance(), "change { kind: NONE }"));
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            assertThat(run.run("report").out())
                    .contains(
                            "branch main, no commit yet",
                            "Change\n  nothing has changed yet, and there is no commit\n\n");
        }
    }

    @Test
    void endsAsTheFirstServiceFailsWhenNoneAnswers() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(root)) {
            assertThat(run.run("report").exit()).isEqualTo(4);
        }
    }

    @Test
    void drawsProgressOnATerminalOnly() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(root, code, git, models, research)) {
            run.run("report");
            assertThat(run.events().subscriptions()).isZero();
            run.onTerminal().run("report", "--quiet");
            assertThat(run.events().subscriptions()).isZero();
            run.run("report");
            assertThat(run.events().subscriptions()).isOne();
        }
    }
}
