package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import dev.aura.proto.code.v1.ListRulesRequest;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceContractTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory, Map.of("code.fileBytesMax", "100000"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private MeasureResponse measure(String... paths) {
        return fixture.code.measure(MeasureRequest.newBuilder()
                .setWorkspace(fixture.root())
                .addAllPaths(java.util.List.of(paths))
                .build());
    }

    @Test
    void aSummaryHasSizesWorstFunctionsAndCycles() throws Exception {
        fixture.write(
                "a/A.java",
                "package a;\nimport b.B;\npublic class A {\n int m(int x) { if (x > 0) { return 1; } return 2; }\n}\n");
        fixture.write("b/B.java", "package b;\nimport a.A;\nclass B {}\n");
        fixture.write("p/__init__.py", "");
        fixture.write("p/one.py", "from . import two\n");
        fixture.write("p/two.py", "from p.one import f\n");
        fixture.write("p/late.py", "def f():\n    import p.one\n");
        fixture.write("readme.md", "# one\n\ntwo\n");

        SummarizeResponse summary = fixture.code.summarize(
                SummarizeRequest.newBuilder().setWorkspace(fixture.root()).build());
        assertThat(summary.getLanguagesList())
                .extracting(SummarizeResponse.LanguageSize::getLanguage)
                .containsExactly("java", "python", "markdown");
        assertThat(summary.getLanguages(0).getParsed()).isTrue();
        assertThat(summary.getLanguages(2).getLinesOfCode()).isEqualTo(2);
        assertThat(summary.getWorstFunctions(0).getMetrics().getName()).isEqualTo("A.m");
        assertThat(summary.getCycleCount()).isEqualTo(2);
        assertThat(summary.getCycles(0).getModulesList()).containsExactly("a", "b");
        assertThat(summary.getCycles(1).getModulesList()).containsExactly("p.one", "p.two");
        assertThat(summary.getDocumentationCoverage()).isZero();
        assertThat(summary.getCoverage().getFiles()).isEqualTo(7);
        assertThat(summary.getCoverage().getParsed()).isEqualTo(7);
    }

    @Test
    void everyFileThatIsLeftOutIsNamedWithAReason() throws Exception {
        fixture.write("Good.java", "class Good {}");
        fixture.write("Broken.java", "class Broken {\n void a() { int x = ; }\n void b() {}\n}\n");
        fixture.write("Nothing.java", "%%% no java at all %%%");
        fixture.write("Deep.java", "class Deep { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }");
        Files.write(fixture.workspace.resolve("Binary.java"), new byte[] {0, 1, 2});
        try (RandomAccessFile large =
                new RandomAccessFile(fixture.workspace.resolve("Large.java").toFile(), "rw")) {
            large.setLength(50L << 20);
        }
        MeasureResponse response = measure();
        assertThat(response.getCoverage().getFiles()).isEqualTo(6);
        assertThat(response.getCoverage().getSkippedList())
                .extracting(SkippedFile::getPath)
                .containsExactly("Binary.java", "Deep.java", "Large.java", "Nothing.java");
        assertThat(response.getCoverage().getSkippedList())
                .extracting(skipped -> skipped.getReason().split(":", 2)[0])
                .containsExactly("binary", "unparsable", "too-large", "unparsable");
        assertThat(response.getCoverage().getParsed()).isEqualTo(1);
        assertThat(response.getCoverage().getPartial()).isEqualTo(1);
        assertThat(response.getCoverage().getPartialPathsList()).containsExactly("Broken.java");
        FileMetrics broken = response.getFiles(0);
        assertThat(broken.getFunctionsList()).extracting("name").containsExactly("Broken.a", "Broken.b");
    }

    @Test
    void marksEncodingsAndLineEndsAreRead() throws Exception {
        Files.write(
                fixture.workspace.resolve("Mark.java"),
                "\uFEFFclass Mark {\r\n int ü;\r\n}\r\n".getBytes(StandardCharsets.UTF_8));
        Files.write(
                fixture.workspace.resolve("Latin.java"),
                "class Latin { int ü; }".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(
                fixture.workspace.resolve("Wide.java"),
                "\uFEFFclass Wide { int ü; }".getBytes(StandardCharsets.UTF_16LE));
        Files.writeString(fixture.workspace.resolve("emoji.py"), "x = '\uD83D\uDE00'; y = 1\ndef f(): pass\n");
        assertThat(measure().getCoverage().getParsed()).isEqualTo(4);
        GetOutlineResponse mark = outline("Mark.java");
        assertThat(mark.getEntities(0).getNameRange().getStart().getColumn()).isEqualTo(7);
        assertThat(mark.getEntities(0).getChildren(0).getName()).isEqualTo("ü");
        GetOutlineResponse emoji = outline("emoji.py");
        assertThat(emoji.getEntitiesList()).extracting(Entity::getName).containsExactly("x", "y", "f");
        assertThat(emoji.getEntities(1).getNameRange().getStart().getColumn()).isEqualTo(11);
    }

    private GetOutlineResponse outline(String path) {
        return fixture.code.getOutline(GetOutlineRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath(path)
                .build());
    }

    @Test
    void theSecondRunComesFromTheCacheAndAChangeIsSeen() throws Exception {
        Path one = fixture.write("One.java", "class One {}");
        fixture.write("Two.java", "class Two {}");
        Files.setLastModifiedTime(one, FileTime.fromMillis(1_000_000));
        assertThat(measure().getFreshness().getComputedFiles()).isEqualTo(2);
        MeasureResponse second = measure();
        assertThat(second.getFreshness().getCachedFiles()).isEqualTo(2);
        assertThat(second.getFreshness().getComputedFiles()).isZero();

        fixture.write("One.java", "class One { void m() {} }");
        fixture.write("Copy.java", "class Two {}");
        MeasureResponse third = measure();
        assertThat(third.getFreshness().getComputedFiles()).isEqualTo(1);
        assertThat(third.getFiles(1).getFunctionsCount()).isEqualTo(1);
        assertThat(third.getFreshness().getContentHash())
                .isNotEqualTo(second.getFreshness().getContentHash());
    }

    @Test
    void aBrokenCacheIsMadeAnew() throws Exception {
        Path cache = Files.createDirectories(directory.resolve("cache"));
        Files.writeString(
                cache.resolve("code.db"), "this is no database, and long enough to be read as one ".repeat(20));
        fixture.write("One.java", "class One {}");
        assertThat(measure().getCoverage().getParsed()).isEqualTo(1);
        assertThat(measure().getFreshness().getCachedFiles()).isEqualTo(1);
    }

    @Test
    void analyzeFiltersAndSorts() throws Exception {
        fixture.write("A.java", "class A { void m(String s) { s = s; try { m(s); } catch (Error e) { } } }");
        AnalyzeRequest all =
                AnalyzeRequest.newBuilder().setWorkspace(fixture.root()).build();
        AnalyzeResponse response = fixture.code.analyze(all);
        assertThat(response.getFindingsList())
                .extracting("ruleId")
                .containsExactly("java/self-assignment", "java/empty-catch");
        assertThat(response.getFindings(0).getPath()).isEqualTo("A.java");
        assertThat(fixture.code
                        .analyze(all.toBuilder().addRuleIds("java/empty-catch").build())
                        .getFindingsCount())
                .isEqualTo(1);
        assertReason(
                "UNKNOWN_RULE",
                () -> fixture.code.analyze(
                        all.toBuilder().addRuleIds("java/no-such").build()));
    }

    @Test
    void unsavedContentStandsInForTheFile() throws Exception {
        fixture.write("a.py", "def old(): pass\n");
        GetOutlineResponse response = fixture.code.getOutline(GetOutlineRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("a.py")
                .setContent(
                        com.google.protobuf.ByteString.copyFromUtf8("import os\nclass New:\n    def m(self): pass\n"))
                .build());
        assertThat(response.getEntities(0).getChildren(0).getQualifiedName()).isEqualTo("New.m");
        assertThat(response.getImports(0).getName()).isEqualTo("os");
    }

    @Test
    void badRequestsAreRefusedWithAReason() {
        assertReason(
                "PATH_NOT_ABSOLUTE",
                () -> fixture.code.summarize(
                        SummarizeRequest.newBuilder().setWorkspace("here").build()));
        assertReason("OUTSIDE_WORKSPACE", () -> measure("../elsewhere"));
        assertReason("PATH_NOT_FOUND", () -> measure("missing"));
        assertReason("PATH_NOT_FOUND", () -> outline("Missing.java"));
    }

    @Test
    void atLeastTenRulesALanguage() {
        for (String language : java.util.List.of("java", "python", "go", "rust")) {
            assertThat(fixture.code
                            .listRules(ListRulesRequest.newBuilder()
                                    .setLanguage(language)
                                    .build())
                            .getRulesList())
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(rule -> assertThat(rule.getRationale()).isNotEmpty());
        }
    }

    private static void assertReason(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo(reason));
    }
}
