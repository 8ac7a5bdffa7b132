package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.mesh.v1.Coverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that go round, files that change while they are read, files that are huge or nested beyond reason. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class StrangeFilesTest {

    private static final int DEPTH = 10_000;
    private static final int HUGE_BYTES = 50_000_000;

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

    private Coverage coverage() {
        return fixture.code
                .summarize(SummarizeRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .build())
                .getCoverage();
    }

    @Test
    void linksThatGoRoundEndAndNoFileIsSeenTwice() throws Exception {
        fixture.write("sub/deep/One.java", "class One {}\n");
        Path root = fixture.workspace;
        Files.createSymbolicLink(root.resolve("sub/deep/up"), root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        Files.createSymbolicLink(root.resolve("There.java"), root.resolve("Back.java"));
        Files.createSymbolicLink(root.resolve("Back.java"), root.resolve("There.java"));
        Files.createSymbolicLink(root.resolve("out"), directory);
        Files.writeString(directory.resolve("Secret.java"), "class Secret {}\n");
        try (WatchedWorkspace workspace = new WatchedWorkspace(fixture)) {
            assertThat(workspace.declaring("One")).containsExactly("sub/deep/One.java");
            assertThat(workspace.declaring("Secret")).isEmpty();
            workspace.watch();
            assertThat(workspace.declaring("One")).containsExactly("sub/deep/One.java");
        }
        assertThat(coverage().getParsed()).isEqualTo(1);
        assertThat(coverage().getSkippedList())
                .allSatisfy(skipped -> assertThat(skipped.getReason()).doesNotStartWith("failed"));
    }

    @Test
    void aFileThatChangesWhileItIsReadIsOneStateOrTheOther() throws Exception {
        String one = "class Before {}\n" + "// one\n".repeat(500);
        String other = "class After {}\n" + "// the other\n".repeat(700);
        Path file = fixture.write("Changing.java", one);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 300; round++) {
                replace(file, other);
                replace(file, one);
            }
        });
        try (WatchedWorkspace workspace = new WatchedWorkspace(fixture)) {
            while (!writer.isDone()) {
                SearchSymbolsResponse answer = workspace.symbols("fore");
                assertThat(answer.getTotal() + workspace.symbols("fter").getTotal())
                        .isBetween(0, 2);
                assertThat(answer.getCoverage().getSkippedList())
                        .allSatisfy(skipped -> assertThat(skipped.getReason()).matches("(vanished|pending).*"));
            }
            writer.get(20, TimeUnit.SECONDS);
            assertThat(workspace.declaring("Before")).containsExactly("Changing.java");
            assertThat(workspace.declaring("After")).isEmpty();
        }
    }

    private static void replace(Path file, String text) {
        try {
            Files.delete(file);
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aHugeFileIsNamedAndNotRead() throws Exception {
        fixture.write("bundle.min.js", "a(1);".repeat(HUGE_BYTES / 5));
        fixture.write("One.java", "class One {}\n");
        Coverage coverage = coverage();
        assertThat(coverage.getParsed()).isEqualTo(1);
        assertThat(coverage.getSkipped(0).getPath()).isEqualTo("bundle.min.js");
        assertThat(coverage.getSkipped(0).getReason()).startsWith("too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.java|class A { int a = |(|1|)|; }",
                "A.java|class A { void m() |{|m();|}| }",
                "A.java||class A { |int a;|}|",
                "a.py|x = |[|1|]|",
                "a.py|x = |lambda: |1||",
                "a.js|f(|[|1|]|)",
                "a.js||function f() {|g()|}|",
                "a.ts|type T = |A<|B|>|",
                "a.tsx|const x = |<a>|y|</a>|"
            })
    void tenThousandDeepIsReadOrNamed(
            String name,
            @Nullable String before,
            String open,
            String middle,
            @Nullable String close,
            @Nullable String after) {
        String text =
                orEmpty(before) + open.repeat(DEPTH) + middle + orEmpty(close).repeat(DEPTH) + orEmpty(after);
        AnalyzeContentsResponse response = fixture.analyze(name, text);
        assertThat(response.getCoverage().getSkippedList())
                .allSatisfy(skipped -> assertThat(skipped.getReason()).matches("(?s)(unparsable|too-large).*"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
