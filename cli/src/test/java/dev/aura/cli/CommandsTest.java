package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.ListRulesResponse;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import dev.aura.proto.llm.v1.CompleteResponse;
import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.GenerateResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.SubscribeResponse;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private static final AnalyzeResponse FINDINGS = Fakes.message(AnalyzeResponse.getDefaultInstance(), """
            findings {
              rule_id: "java/empty-catch" severity: WARNING path: "src/a b.java" message: "swallows the exception"
              range { start { line: 3 column: 5 } end { line: 3 column: 9 } }
              fix { description: "log it" edits { range { start { line: 3 column: 5 } end { line: 3 column: 9 } } text: "x" } }
            }
            coverage { files: 3 parsed: 2 skipped { path: "src/big.java" reason: "too-large: 50 MB" } }
            """);

    @TempDir
    Path root;

    private Path repository = Path.of("/");

    @BeforeEach
    void makeRepository() throws IOException {
        repository = root.resolve("repository");
        Files.createDirectories(repository.resolve(".git"));
        Files.createDirectories(repository.resolve("src"));
        Files.writeString(repository.resolve("src/A.java"), "class A {}\n");
    }

    @Test
    void analyzesPathsBelowTheRepositoryRootAndSaysWhatWasSkipped() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor()).answers("Analyze", FINDINGS);
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository.resolve("src"))) {
            assertThat(run.run("analyze", "A.java").out()).isEqualTo("""
                    src/a b.java:3:5: warning: swallows the exception [java/empty-catch]
                        fix: log it
                    3 files, 2 parsed, 1 skipped
                      skipped src/big.java: too-large: 50 MB
                    0 errors, 1 warning, 0 notes
                    """);
            AnalyzeRequest asked = code.asked(AnalyzeRequest.class);
            assertThat(asked.getWorkspace()).isEqualTo(repository.toString());
            assertThat(asked.getPathsList()).containsExactly("src/A.java");
            assertThat(asked.getProgressTopic()).isEmpty();
        }
    }

    @Test
    void endsWithOneWhenAFindingIsAsBadAsAskedFor() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor()).answers("Analyze", FINDINGS);
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository)) {
            assertThat(run.run("analyze", "--fail-on", "error").exit()).isZero();
            assertThat(run.run("analyze", "--fail-on", "warning").exit()).isOne();
            assertThat(run.input("src/A.java\n")
                            .run("analyze", "--stdin-paths", "--json")
                            .out())
                    .contains("\"ruleId\": \"java/empty-catch\"", "\"severity\": \"WARNING\"", "\"skipped\": [{");
            assertThat(run.run("analyze", "nowhere").exit()).isEqualTo(7);
        }
    }

    @Test
    void printsSarifWithRulesRelativeAddressesAndFixes() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("Analyze", FINDINGS)
                .answers(
                        "ListRules",
                        Fakes.message(
                                ListRulesResponse.getDefaultInstance(),
                                "rules { id: 'java/empty-catch' severity: WARNING summary: 'Empty catch' }"));
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository)) {
            assertThat(run.run("analyze", "--format", "sarif").out())
                    .contains(
                            "\"version\":\"2.1.0\"",
                            "\"columnKind\":\"utf16CodeUnits\"",
                            "\"rules\":[{\"id\":\"java/empty-catch\",\"shortDescription\":{\"text\":\"Empty catch\"}",
                            "\"ruleIndex\":0,\"level\":\"warning\"",
                            "\"uri\":\"src/a%20b.java\"",
                            "\"insertedContent\":{\"text\":\"x\"}");
        }
    }

    @Test
    void printsMetricsInTheShapeThatToolsRelyOn() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("Measure", Fakes.message(MeasureResponse.getDefaultInstance(), """
                        files { path: "src/A.java" language: "java" lines_of_code: 12 documentation_coverage: 0.5
                          functions { name: "A.run" start_line: 3 end_line: 9 cyclomatic: 4 cognitive: 7 } }
                        coverage { files: 1 parsed: 1 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository)) {
            assertThat(run.run("metrics", "--json").out())
                    .contains(
                            "\"files\"",
                            "\"contentHash\": \"\"",
                            "\"linesOfCode\": 12",
                            "\"startLine\": 3",
                            "\"nesting\": 0");
            assertThat(run.run("metrics").out())
                    .contains("7", "A.run  src/A.java:3", "50 %", "1 file, 12 lines of code");
        }
    }

    @Test
    void findsDefinitionsAndSaysHowTheyWereTied() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("FindDefinition", Fakes.message(FindDefinitionResponse.getDefaultInstance(), """
                        name: "run" definitions { resolution: IMPORT symbol { path: "src/B.java" entity {
                          kind: METHOD qualified_name: "B.run" signature: "void run()" name_range { start { line: 4 column: 8 } } } } }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository)) {
            assertThat(run.run("def", "src/A.java:1:7").out())
                    .isEqualTo("src/B.java:4:8  method  B.run  void run()  (by import)\n");
            assertThat(code.asked(FindDefinitionRequest.class).getPosition().getColumn())
                    .isEqualTo(7);
            assertThat(run.run("def", "src/A.java").exit()).isEqualTo(2);
        }
    }

    @Test
    void drawsTheImportGraphForGraphviz() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("GetDependencies", Fakes.message(GetDependenciesResponse.getDefaultInstance(), """
                        modules { name: "a" } modules { name: "b" } modules { name: "c" }
                        edges { from: "a" to: "b" count: 2 } edges { from: "b" to: "a" count: 1 } edges { from: "a" to: "c" count: 1 }
                        cycles { modules: "a" modules: "b" component_size: 2 }
                        coverage { files: 3 parsed: 3 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository)) {
            assertThat(run.run("deps", "--format", "dot").out())
                    .startsWith("digraph imports {")
                    .contains("\"a\" -> \"b\" [color=red];", "\"a\" -> \"c\";");
            assertThat(run.run("deps", "--cycles").out()).isEqualTo("1 import cycle\n  a → b → a\n3 files\n");
        }
    }

    @Test
    void printsOnlyTheMessageOnStdoutAndSaysWhatElseOnStderr() throws IOException {
        Fakes git = Fakes.of(GitServiceGrpc.getServiceDescriptor())
                .answers("SuggestMessage", Fakes.message(SuggestMessageResponse.getDefaultInstance(), """
                        type: "feat" subject: "add a shelf" message: "feat: add a shelf\\n\\nWith books.\\n" source: RULES
                        facts { kind: "entity-added" path: "A.java" entity: "A" detail: "adds class A" }
                        change { kind: WORK_TREE files: 1 added_lines: 3 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, git).in(repository)) {
            CommandLineRun.Result result = run.run("git", "message");
            assertThat(result.out()).isEqualTo("feat: add a shelf\n\nWith books.\n");
            assertThat(result.err()).isEqualTo("nothing is staged; this describes the work tree, 1 file, +3 −0\n");
            assertThat(run.run("git", "message", "--json", "-q").out())
                    .contains("\"scope\": \"\"", "\"breaking\": false", "\"footers\": []", "\"source\": \"RULES\"");
            assertThat(run.run("git", "message", "--commit", "a", "--range", "b..c")
                            .exit())
                    .isEqualTo(2);
            assertThat(git.asked(SuggestMessageRequest.class).hasChange()).isFalse();
        }
    }

    @Test
    void streamsAnAnswerAndSaysOnStderrWhoWroteIt() throws IOException {
        Fakes models = Fakes.of(LlmServiceGrpc.getServiceDescriptor())
                .answers(
                        "Generate",
                        Fakes.message(
                                GenerateResponse.getDefaultInstance(),
                                "text: 'It is ' source { kind: EXTRACTIVE provider: 'builtin' }"),
                        Fakes.message(GenerateResponse.getDefaultInstance(), "text: 'a class.'"))
                .answers("Complete", Fakes.message(CompleteResponse.getDefaultInstance(), "text: 'It is a class.'"));
        try (CommandLineRun run = CommandLineRun.withServices(root, models).in(repository)) {
            CommandLineRun.Result result = run.run("ask", "what", "is", "it?", "--file", "src/A.java");
            assertThat(result.out()).isEqualTo("It is a class.\n");
            assertThat(result.err())
                    .isEqualTo("— builtin, no model was available: sentences quoted from the given files\n");
            GenerateRequest asked = models.asked(GenerateRequest.class);
            assertThat(asked.getMessages(0).getContent()).isEqualTo("what is it?");
            assertThat(asked.getDocuments(0).getContent()).isEqualTo("class A {}\n");
            assertThat(run.run("ask", "why", "--json").out()).contains("\"text\": \"It is a class.\"");
        }
    }

    @Test
    void namesAnAdvisoryWithItsWayAndItsFix() throws IOException {
        Fakes research = Fakes.of(ResearchServiceGrpc.getServiceDescriptor())
                .answers("ScanDependencies", Fakes.message(ScanDependenciesResponse.getDefaultInstance(), """
                        findings { advisory_id: "GHSA-1" severity: CRITICAL summary: "Runs code" fixed_version: "2.17.1"
                          manifest: "pom.xml" line: 12 package { name: "log4j-core" version: "2.14.1" } path: "app" path: "log4j-core" }
                        dependencies { name: "log4j-core" } snapshot { records: 9 age_days: 3 } coverage { files: 1 parsed: 1 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, research).in(repository)) {
            assertThat(run.run("research", "scan").out()).isEqualTo("""
                      critical  log4j-core 2.14.1  GHSA-1  Runs code
                        pom.xml:12 via app → log4j-core  fixed in 2.17.1
                      1 known advisory in 1 dependency
                      advisories: 9 records, the newest 3 days old
                    1 file
                    """);
            assertThat(run.run("research", "scan", "--fail-on", "high").exit()).isOne();
        }
    }

    @Test
    void writesABillOfMaterialsAndNeverOverAnotherFile() throws IOException {
        Fakes research = Fakes.of(ResearchServiceGrpc.getServiceDescriptor())
                .answers(
                        "ScanDependencies",
                        ScanDependenciesResponse.newBuilder()
                                .setBillOfMaterials("{\"bomFormat\" : \"CycloneDX\"}")
                                .build());
        Files.writeString(repository.resolve("precious.txt"), "keep me");
        try (CommandLineRun run = CommandLineRun.withServices(root, research).in(repository)) {
            CommandLineRun.Result refused = run.run("research", "scan", "--sbom", "precious.txt");
            assertThat(refused.exit()).isEqualTo(7);
            assertThat(refused.err()).contains("SBOM_PATH_TAKEN");
            assertThat(repository.resolve("precious.txt")).hasContent("keep me");
            for (int again = 0; again < 2; again++) {
                CommandLineRun.Result result = run.run("--json", "research", "scan", "--sbom", "bom.json");
                assertThat(result.out()).doesNotContain("CycloneDX");
                assertThat(result.err()).contains("bill of materials written to", "bom.json");
            }
            assertThat(repository.resolve("bom.json")).hasContent("{\"bomFormat\" : \"CycloneDX\"}");
            assertThat(run.run("research", "scan", "--sbom", "no/such/bom.json").err())
                    .contains("SBOM_UNWRITABLE");
        }
    }

    @Test
    void callsAnyMethodByItsDescriptors() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor()).answers("GetDescriptors", descriptors());
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor()).answers("Analyze", FINDINGS);
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh, code)) {
            assertThat(run.run("call", "CodeService/Analyze", "-d", "{\"workspace\":\"/w\"}")
                            .out())
                    .contains("\"ruleId\": \"java/empty-catch\"");
            assertThat(code.asked(AnalyzeRequest.class).getWorkspace()).isEqualTo("/w");
            assertThat(run.run("call", "aura.code.v1.CodeService/Analyze", "-d", "{\"nonsense\":1}")
                            .exit())
                    .isEqualTo(7);
            assertThat(run.run("call", "CodeService/Nothing").err()).contains("NO_SUCH_METHOD", "Analyze");
            assertThat(run.run("call", "Nothing/Nothing").exit()).isEqualTo(7);
        }
    }

    @Test
    void printsEventsWithTheirPayload() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor())
                .answers("GetDescriptors", descriptors())
                .answers(
                        "Subscribe",
                        SubscribeResponse.getDefaultInstance(),
                        Fakes.message(
                                SubscribeResponse.getDefaultInstance(),
                                "event { topic: 'build.done' payload: 'green' }  dropped: 2"));
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            CommandLineRun.Result result = run.run("events", "build.*");
            assertThat(result.out()).endsWith("  build.done  green\n").hasLineCount(1);
            assertThat(result.err()).contains("2 events were dropped");
        }
    }

    @Test
    void passesOnWhatAServiceRefuses() throws IOException {
        Fakes git = Fakes.of(GitServiceGrpc.getServiceDescriptor())
                .fails("Review", Status.Code.FAILED_PRECONDITION, "NOT_A_REPOSITORY", "/tmp is not a repository");
        try (CommandLineRun run = CommandLineRun.withServices(root, git).in(repository)) {
            CommandLineRun.Result result = run.run("git", "review");
            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.err()).contains("reason=NOT_A_REPOSITORY");
        }
    }

    private static GetDescriptorsResponse descriptors() {
        GetDescriptorsResponse.Builder response = GetDescriptorsResponse.newBuilder();
        FileDescriptor file = AnalyzeRequest.getDescriptor().getFile();
        LinkedHashSet<FileDescriptor> files = new LinkedHashSet<>();
        collect(file, files);
        files.forEach(one -> response.getDescriptorsBuilder().addFile(one.toProto()));
        return response.build();
    }

    private static void collect(FileDescriptor file, Set<FileDescriptor> files) {
        file.getDependencies().forEach(one -> collect(one, files));
        files.add(file);
    }
}
