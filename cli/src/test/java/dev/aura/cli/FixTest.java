package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.AnalyzedFile;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Fix;
import dev.aura.proto.code.v1.TextEdit;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FixTest {

    private static final String OLD = """
            one
            two
            three
            four
            five
            six
            seven
            eight
            nine
            ten
            eleven
            twelve
            """;

    private static final String DIFF = """
            --- a/src/a.py
            +++ b/src/a.py
            @@ -1,5 +1,5 @@
             one
            -two
            +2
             three
             four
             five
            @@ -9,4 +9,3 @@
             nine
             ten
             eleven
            -twelve
            """;

    @TempDir
    Path root;

    private Path repository = Path.of("/");
    private Path file = Path.of("/");

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectories(root.resolve("repository")).toRealPath();
        Files.createDirectories(repository.resolve(".git"));
        file = Files.createDirectories(repository.resolve("src")).resolve("a.py");
        Files.writeString(file, OLD);
    }

    private static TextEdit edit(int line, int column, int toLine, int toColumn, String text) {
        return TextEdit.newBuilder()
                .setRange(Range.newBuilder()
                        .setStart(Position.newBuilder().setLine(line).setColumn(column))
                        .setEnd(Position.newBuilder().setLine(toLine).setColumn(toColumn)))
                .setText(text)
                .build();
    }

    private static Finding finding(TextEdit... edits) {
        return Finding.newBuilder()
                .setRuleId("python/some")
                .setSeverity(Finding.Severity.WARNING)
                .setPath("src/a.py")
                .setRange(edits[0].getRange())
                .setFix(Fix.newBuilder().addAllEdits(List.of(edits)))
                .build();
    }

    private AnalyzeResponse response(Finding... findings) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return AnalyzeResponse.newBuilder()
                .addAllFindings(List.of(findings))
                .addFiles(AnalyzedFile.newBuilder()
                        .setPath("src/a.py")
                        .setContentHash(HexFormat.of().formatHex(digest)))
                .build();
    }

    private AnalyzeResponse usual() throws Exception {
        return response(finding(edit(2, 1, 2, 4, "2")), finding(edit(12, 1, 13, 1, "")));
    }

    private CommandLineRun run(AnalyzeResponse response) throws IOException {
        return CommandLineRun.withServices(
                        root, Fakes.of(CodeServiceGrpc.getServiceDescriptor()).answers("Analyze", response))
                .in(repository);
    }

    @Test
    void aDryRunPrintsTheDiffAloneAndChangesNothing() throws Exception {
        try (CommandLineRun run = run(usual())) {
            CommandLineRun.Result result = run.run("analyze", "--fix", "--dry-run");
            assertThat(result.out()).isEqualTo(DIFF);
            assertThat(result.err()).contains("2 fixes in 1 file; nothing was changed");
            assertThat(file).hasContent(OLD);
        }
    }

    @Test
    void itAsksAndTakesSilenceForNo() throws Exception {
        try (CommandLineRun run = run(usual())) {
            assertThat(run.run("analyze", "--fix").out()).startsWith(DIFF);
            assertThat(run.input("n\n").run("analyze", "--fix").err()).contains("apply 2 fixes in 1 file? [y/N]");
            assertThat(file).hasContent(OLD);
            run.input("y\n").run("analyze", "--fix");
            assertThat(file).hasContent(OLD.replace("two", "2").replace("twelve\n", ""));
        }
    }

    @Test
    void jsonStaysOneDocumentAndTheDiffGoesToStderr() throws Exception {
        try (CommandLineRun run = run(usual())) {
            CommandLineRun.Result result =
                    run.input("src/a.py\n").run("analyze", "--stdin-paths", "--fix", "--yes", "--json");
            assertThat(result.out()).startsWith("{").endsWith("}\n").doesNotContain("@@");
            assertThat(result.err()).contains("@@ -1,5 +1,5 @@");
            assertThat(file).content().contains("one\n2\nthree");
            assertThat(run.input("src/a.py\n")
                            .run("analyze", "--stdin-paths", "--fix")
                            .exit())
                    .isEqualTo(2);
            assertThat(run.run("analyze", "--dry-run").exit()).isEqualTo(2);
        }
    }

    @Test
    void aFileThatHasChangedSinceIsLeftAlone() throws Exception {
        try (CommandLineRun run = run(usual())) {
            Files.writeString(file, OLD + "thirteen\n");
            assertThat(run.run("analyze", "--fix", "--yes").err())
                    .contains("not fixed: src/a.py: it has changed since it was looked at", "nothing to fix");
            assertThat(file).hasContent(OLD + "thirteen\n");
        }
    }

    @Test
    void editsThatTouchEachOtherAreNotBothMade() throws Exception {
        AnalyzeResponse response = response(
                finding(edit(2, 1, 2, 4, "2")),
                finding(edit(2, 2, 3, 2, "x")),
                finding(edit(4, 1, 4, 1, "# "), edit(2, 1, 2, 1, "# ")),
                finding(edit(99, 1, 99, 2, "")));
        try (CommandLineRun run = run(response)) {
            assertThat(run.run("analyze", "--fix", "--yes").err())
                    .contains(
                            "src/a.py:2: the fix of python/some touches what another one changes; run again for it",
                            "src/a.py:99: the fix of python/some does not fit the file");
            assertThat(file).hasContent(OLD.replace("two", "2"));
        }
    }

    @Test
    void encodingLineEndsAndPermissionsStay() throws Exception {
        Files.write(file, "\uFEFFä = 1\r\nb = 2".getBytes(StandardCharsets.UTF_16LE));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        try (CommandLineRun run = run(response(finding(edit(2, 5, 2, 6, "ß"))))) {
            run.run("analyze", "--fix", "--yes");
            assertThat(Files.readAllBytes(file)).isEqualTo("\uFEFFä = 1\r\nb = ß".getBytes(StandardCharsets.UTF_16LE));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rwxr-x---");
            try (Stream<Path> beside = Files.list(file.getParent())) {
                assertThat(beside).containsExactly(file);
            }
        }
    }

    @Test
    void whatLiesOutsideTheWorkspaceIsNotTouched() throws Exception {
        Path outside = Files.writeString(root.resolve("outside.py"), OLD);
        AnalyzeResponse response = usual();
        Files.delete(file);
        Files.createSymbolicLink(file, outside);
        try (CommandLineRun run = run(response)) {
            assertThat(run.run("analyze", "--fix", "--yes").err())
                    .contains("it is not a file of the workspace any more");
            assertThat(outside).hasContent(OLD);
        }
    }
}
