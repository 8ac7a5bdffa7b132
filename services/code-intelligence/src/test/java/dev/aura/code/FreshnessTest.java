package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.mesh.v1.Freshness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer describes the past, whether the workspace is watched or not. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class FreshnessTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;
    private WatchedWorkspace workspace;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        workspace = new WatchedWorkspace(fixture);
        fixture.write("a/Main.java", "package a;\npublic class Main { void stays() { stays(); } }\n");
    }

    @AfterEach
    void stop() {
        workspace.close();
        fixture.close();
    }

    private void watchIf(boolean watched) throws InterruptedException {
        if (watched) {
            workspace.watch();
        }
        Freshness freshness = workspace.symbols("Main").getFreshness();
        assertThat(freshness.getWatched()).isEqualTo(watched);
        assertThat(freshness.getPendingEvents()).isZero();
    }

    private static String source(String name) {
        return "package a;\nclass Saved { void " + name + "() {} }\n";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQuestionRightAfterASaveSeesIt(boolean watched) throws Exception {
        watchIf(watched);
        for (int round = 0; round < 100; round++) {
            fixture.write("a/Saved.java", source("round" + round));
            assertThat(workspace.declaring("round" + round)).containsExactly("a/Saved.java");
            assertThat(workspace.declaring("round" + (round - 1))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQuestionRightAfterASaveByRenameSeesIt(boolean watched) throws Exception {
        watchIf(watched);
        Path temporary = fixture.workspace.resolve("a/.Saved.java.tmp");
        for (int round = 0; round < 100; round++) {
            Files.writeString(temporary, source("round" + round));
            Files.move(temporary, fixture.workspace.resolve("a/Saved.java"), StandardCopyOption.ATOMIC_MOVE);
            assertThat(workspace.declaring("round" + round)).containsExactly("a/Saved.java");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnotherThreadHasSavedIsSeen(boolean watched) throws Exception {
        watchIf(watched);
        AtomicInteger saved = new AtomicInteger(-1);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                for (int next = 0; next < 2000 && !enough.get(); next++) {
                    fixture.write("b" + next % 7 + "/File" + next + ".java", "class File" + next + " {}\n");
                    saved.set(next);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        for (int round = 0; round < 30; round++) {
            int last = saved.get();
            SearchSymbolsResponse answer = workspace.symbols("File" + Math.max(last, 0));
            if (last >= 0 && answer.getFreshness().getPendingEvents() == 0) {
                assertThat(answer.getSymbolsList())
                        .extracting(symbol -> symbol.getEntity().getName())
                        .contains("File" + last);
            }
        }
        enough.set(true);
        writer.get(20, TimeUnit.SECONDS);
        assertThat(workspace.declaring("File" + saved.get())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void newMovedAndDeletedDirectoriesAreSeen(boolean watched) throws Exception {
        watchIf(watched);
        for (int round = 0; round < 10; round++) {
            fixture.write("new/deep/er/Inner.java", "class Inner {}\n");
            assertThat(workspace.declaring("Inner")).containsExactly("new/deep/er/Inner.java");
            Files.move(fixture.workspace.resolve("new"), fixture.workspace.resolve("moved"));
            assertThat(workspace.declaring("Inner")).containsExactly("moved/deep/er/Inner.java");
            fixture.write("moved/deep/er/Inner.java", "class InnerAgain {}\n");
            assertThat(workspace.declaring("InnerAgain")).containsExactly("moved/deep/er/Inner.java");
            assertThat(workspace.declaring("Inner")).isEmpty();
            Files.delete(fixture.workspace.resolve("moved/deep/er/Inner.java"));
            assertThat(workspace.declaring("InnerAgain")).isEmpty();
            Files.delete(fixture.workspace.resolve("moved/deep/er"));
            Files.delete(fixture.workspace.resolve("moved/deep"));
            Files.delete(fixture.workspace.resolve("moved"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void checkoutsAreSeen(boolean watched) throws Exception {
        Path root = fixture.workspace;
        WatchedWorkspace.git(root, "init", "--quiet");
        for (int number = 0; number < 40; number++) {
            fixture.write("p" + number + "/Both.java", "class Left" + number + " {}\n");
        }
        WatchedWorkspace.git(root, "add", ".");
        WatchedWorkspace.git(root, "commit", "--quiet", "-m", "left");
        WatchedWorkspace.git(root, "checkout", "--quiet", "-b", "right");
        for (int number = 0; number < 40; number++) {
            fixture.write("p" + number + "/Both.java", "class Right" + number + " {}\n");
            fixture.write("q/r" + number + "/More.java", "class More" + number + " {}\n");
        }
        WatchedWorkspace.git(root, "add", ".");
        WatchedWorkspace.git(root, "commit", "--quiet", "-m", "right");
        watchIf(watched);
        String last = "";
        for (int round = 0; round < 6; round++) {
            boolean right = round % 2 == 1;
            WatchedWorkspace.git(root, "checkout", "--quiet", right ? "right" : "main");
            SearchSymbolsResponse more = workspace.symbols("More39");
            assertThat(more.getFreshness().getPendingEvents()).isZero();
            assertThat(more.getTotal()).isEqualTo(right ? 1 : 0);
            assertThat(workspace.declaring("Left39")).hasSize(right ? 0 : 1);
            assertThat(workspace.declaring("Right0")).hasSize(right ? 1 : 0);
            assertThat(more.getFreshness().getRevision()).hasSize(40).isNotEqualTo(last);
            last = more.getFreshness().getRevision();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatGitIgnoresIsNotInTheAnswerAndComesBack(boolean watched) throws Exception {
        Path root = fixture.workspace;
        WatchedWorkspace.git(root, "init", "--quiet");
        fixture.write(".gitignore", "out/\n");
        fixture.write("out/Made.java", "class Made {}\n");
        watchIf(watched);
        assertThat(workspace.declaring("Made")).isEmpty();
        fixture.write("out/deep/Later.java", "class Later {}\n");
        assertThat(workspace.declaring("Later")).isEmpty();
        fixture.write(".gitignore", "\n");
        assertThat(workspace.declaring("Made")).containsExactly("out/Made.java");
        fixture.write("out/deep/Later.java", "class Latest {}\n");
        assertThat(workspace.declaring("Latest")).containsExactly("out/deep/Later.java");
        fixture.write(".gitignore", "out/\n");
        assertThat(workspace.declaring("Latest")).isEmpty();
        WatchedWorkspace.git(root, "add", "--force", "out/Made.java");
        assertThat(workspace.declaring("Made")).containsExactly("out/Made.java");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linesOfReferencesAreThoseOfTheIndex(boolean watched) throws Exception {
        watchIf(watched);
        for (int round = 0; round < 30; round++) {
            String blank = "\n".repeat(round);
            fixture.write("a/Uses.java", "package a;\n" + blank + "class Uses { Main main" + round + "; }\n");
            FindReferencesResponse response = workspace.references("a/Main.java", 2, 14);
            assertThat(response.getReferencesList())
                    .extracting(reference -> reference.getPath() + ":"
                            + reference.getRange().getStart().getLine() + " " + reference.getLineText())
                    .containsExactly(
                            "a/Main.java:2 public class Main { void stays() { stays(); } }",
                            "a/Uses.java:" + (round + 2) + " class Uses { Main main" + round + "; }");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRepositoryThatIsMadeLaterIsNoticed(boolean watched) throws Exception {
        fixture.write("out/Made.java", "class Made {}\n");
        watchIf(watched);
        assertThat(workspace.declaring("Made")).hasSize(1);
        fixture.write(".gitignore", "out/\n");
        WatchedWorkspace.git(fixture.workspace, "init", "--quiet");
        assertThat(workspace.declaring("Made")).isEmpty();
        assertThat(workspace.declaring("Main")).hasSize(1);
    }
}
