package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.status.Faults;
import dev.aura.proto.code.v1.FileAnalyzed;
import dev.aura.proto.code.v1.FileRemoved;
import dev.aura.proto.code.v1.FindingAdded;
import dev.aura.proto.code.v1.FindingResolved;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.code.v1.WatchResponse;
import dev.aura.proto.code.v1.WatchResponse.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WatchTest {

    private static final String EMPTY_CATCH = "class One { void m() { try { m(); } catch (Exception e) { } } }\n";

    @TempDir
    Path directory;

    private CodeFixture fixture;
    private WatchedWorkspace workspace;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory, Map.of("code.watchDirectoriesMax", "6"));
        workspace = new WatchedWorkspace(fixture);
    }

    @AfterEach
    void stop() {
        workspace.close();
        fixture.close();
    }

    @Test
    void whatIsSavedAndDeletedIsTold() throws Exception {
        Path one = fixture.write("a/One.java", "class One {}\n");
        workspace.watch();
        fixture.write("a/One.java", EMPTY_CATCH);
        WatchResponse modified = workspace.next("a/One.java", Change.MODIFIED);
        while (modified.getFindingsCount() == 0) {
            modified = workspace.next("a/One.java", Change.MODIFIED);
        }
        assertThat(modified.getContentHash()).hasSize(64);
        assertThat(modified.getFindings(0).getRuleId()).isEqualTo("java/empty-catch");
        assertThat(modified.getFindings(0).getPath()).isEqualTo("a/One.java");
        fixture.write("b/c/Two.java", "class Two {}\n");
        workspace.next("b/c/Two.java", Change.CREATED);
        Files.delete(one);
        assertThat(workspace.next("a/One.java", Change.DELETED).getContentHash())
                .isEmpty();
    }

    @Test
    void aSaveByRenameIsOneModification() throws Exception {
        fixture.write("One.java", "class One {}\n");
        workspace.watch();
        Path temporary = fixture.write("One.java~", "class One { int x; }\n");
        Files.move(temporary, fixture.workspace.resolve("One.java"), StandardCopyOption.ATOMIC_MOVE);
        WatchResponse response = workspace.next();
        assertThat(response.getPath()).isEqualTo("One.java");
        assertThat(response.getChange()).isEqualTo(Change.MODIFIED);
        fixture.write("Last.java", "class Last {}\n");
        assertThat(workspace.next().getPath()).isEqualTo("Last.java");
    }

    @Test
    void aFileThatIsOnlyTouchedIsNoChange() throws Exception {
        Path one = fixture.write("One.java", "class One {}\n");
        workspace.watch();
        Files.setLastModifiedTime(one, FileTime.fromMillis(1_000_000));
        fixture.write("Last.java", "class Last {}\n");
        assertThat(workspace.next().getPath()).isEqualTo("Last.java");
    }

    @Test
    void onlyPathsThatAreAskedForAreTold() throws Exception {
        Files.createDirectories(fixture.workspace.resolve("a"));
        workspace.watch("b");
        fixture.write("a/One.java", "class One {}\n");
        assertThat(workspace.declaring("One")).hasSize(1);
        fixture.write("b/Two.java", "class Two {}\n");
        assertThat(workspace.next().getPath()).isEqualTo("b/Two.java");
    }

    @Test
    void eventsArePublished() throws Exception {
        fixture.write("One.java", "class One { void m() {} }\n");
        workspace.watch();
        fixture.write("One.java", EMPTY_CATCH);
        while (workspace.next("One.java", Change.MODIFIED).getFindingsCount() == 0) {
            // an earlier state of the save
        }
        fixture.write("One.java", "\n\n" + EMPTY_CATCH + "\n");
        while (workspace.next("One.java", Change.MODIFIED).getFindingsList().stream()
                .noneMatch(finding -> finding.getRange().getStart().getLine() == 3)) {
            // an earlier state of the save
        }
        Files.delete(fixture.workspace.resolve("One.java"));
        workspace.next("One.java", Change.DELETED);
        assertThat(fixture.published).hasAtLeastOneElementOfType(FileAnalyzed.class);
        assertThat(fixture.published).filteredOn(FindingAdded.class::isInstance).isNotEmpty();
        assertThat(fixture.published)
                .filteredOn(FindingResolved.class::isInstance)
                .hasSameSizeAs(fixture.published.stream()
                        .filter(FindingAdded.class::isInstance)
                        .toList());
        assertThat(fixture.published)
                .filteredOn(FileRemoved.class::isInstance)
                .extracting(event -> ((FileRemoved) event).getPath())
                .containsExactly("One.java");
    }

    @Test
    void pastTheLimitOfDirectoriesQuestionsAreAnsweredWithoutAWatch() throws Exception {
        for (int number = 0; number < 7; number++) {
            fixture.write("d" + number + "/In.java", "class In" + number + " {}\n");
        }
        workspace.watch();
        assertThat(Faults.reasonOf(workspace.error())).isEqualTo("WATCH_LIMIT");
        assertThat(workspace.declaring("In6")).hasSize(1);
        assertThat(workspace.symbols("In6").getFreshness().getWatched()).isFalse();
    }

    @Test
    void aWatchEndsWhenDirectoriesComeThatAreTooMany() throws Exception {
        workspace.watch();
        for (int number = 0; number < 7; number++) {
            fixture.write("d" + number + "/In.java", "class In" + number + " {}\n");
        }
        assertThat(Faults.reasonOf(workspace.error())).isEqualTo("WATCH_LIMIT");
        assertThat(workspace.declaring("In6")).hasSize(1);
    }

    @Test
    void aWatchEndsWithItsDirectory() throws Exception {
        workspace.watch();
        Files.delete(fixture.workspace);
        assertThat(Faults.reasonOf(workspace.error())).isEqualTo("WORKSPACE_NOT_FOUND");
    }

    @Test
    void aWorkspaceOfTheSameNameIsAnotherOne() throws Exception {
        fixture.write("One.java", "class One {}\n");
        workspace.watch();
        Files.move(fixture.workspace, directory.resolve("elsewhere"));
        Files.createDirectories(fixture.workspace);
        fixture.write("One.java", "class Other {}\n");
        assertThat(workspace.declaring("Other")).hasSize(1);
        assertThat(workspace.declaring("One")).isEmpty();
        fixture.write("Two.java", "class Two {}\n");
        assertThat(workspace.declaring("Two")).hasSize(1);
    }

    @Test
    void manyFilesAtOnceAreAllSeen() throws Exception {
        workspace.watch();
        for (int number = 0; number < 3000; number++) {
            fixture.write("m/File" + number + ".py", "def function" + number + "(): pass\n");
        }
        SearchSymbolsResponse answer = workspace.symbols("function");
        while (answer.getFreshness().getPendingEvents() > 0) {
            answer = workspace.symbols("function");
        }
        assertThat(answer.getTotal()).isEqualTo(3000);
    }
}
