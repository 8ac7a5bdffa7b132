package dev.aura.code.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.SilentEvents;
import dev.aura.code.language.Languages;
import dev.aura.code.query.CallModels.IndexState;
import dev.aura.code.query.CallModels.Model;
import dev.aura.code.store.AnalysisStore;
import dev.aura.code.store.DeepStack;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tying calls is done once for all who ask, and again only where something has changed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CallModelsTest {

    private static final long MEBIBYTE = 1 << 20;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final CountedCalls one = CountedCalls.of("one");
    private final CountedCalls two = CountedCalls.of("two");
    private final CountedCalls slow = CountedCalls.waiting("slow");
    private AnalysisStore store;
    private Workspaces workspaces;
    private Workspace workspace;

    @BeforeEach
    void start() throws IOException {
        Path root = Files.createDirectories(directory.resolve("workspace"));
        for (String language : List.of("one", "two", "slow")) {
            Files.writeString(root.resolve("A." + language), "class A { void f() { f(); } }\n");
        }
        store = new AnalysisStore(directory.resolve("code.db"), MEBIBYTE);
        workspace = Workspace.open(root.toRealPath().toString());
        workspaces = new Workspaces(new ScanSettings(
                new Languages(List.of(one, two, slow)), store, new DeepStack(2), MEBIBYTE, InstantSource.system()));
    }

    @AfterEach
    void stop() {
        slow.allow();
        store.close();
    }

    private CallModels models(long bytesMax, Duration editorWait) {
        return new CallModels(workspaces, bytesMax, editorWait);
    }

    private Optional<Model> ask(CallModels models, String language) {
        return models.of(workspace, language, progress());
    }

    private ProgressMeter progress() {
        return new ProgressMeter(new SilentEvents(), "", "", InstantSource.system());
    }

    private void save(String path, String text) throws IOException {
        Files.writeString(workspace.root().resolve(path), text);
    }

    private static int calls(Optional<Model> model, String path) {
        return model.orElseThrow().ask(index -> index.callsIn(path)).size();
    }

    @Test
    void twoQuestionsAtOnceTieOnce() throws Exception {
        CallModels models = models(MEBIBYTE, LONG);
        CompletableFuture<Optional<Model>> first = CompletableFuture.supplyAsync(() -> ask(models, "slow"));
        assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Optional<Model>> second = new CompletableFuture<>();
        Thread asking = Thread.ofPlatform().start(() -> second.complete(ask(models, "slow")));
        while (asking.getState() != Thread.State.TIMED_WAITING && asking.isAlive()) {
            Thread.onSpinWait(); // it comes to wait for the first
        }
        slow.allow();
        assertThat(calls(first.get(), "A.slow")).isEqualTo(1);
        assertThat(calls(second.get(), "A.slow")).isEqualTo(1);
        assertThat(slow.made).hasValue(1);
    }

    @Test
    void tiesAgainWhatHasChangedAndNothingElse() throws IOException {
        CallModels models = models(MEBIBYTE, LONG);
        assertThat(calls(ask(models, "one"), "A.one")).isEqualTo(1);
        save("A.two", "class A {}\n");
        assertThat(calls(ask(models, "one"), "A.one")).isEqualTo(1);
        assertThat(one.made).hasValue(1);
        save("A.one", "class A { void f() { f(); f(); } }\n");
        save("B.one", "class B { void g() { new A().f(); } }\n");
        Optional<Model> changed = ask(models, "one");
        assertThat(calls(changed, "A.one")).isEqualTo(2);
        assertThat(calls(changed, "B.one")).isEqualTo(2);
        assertThat(one.made).hasValue(2);
    }

    @Test
    void keepsTheModelsOfSeveralLanguages() {
        CallModels models = models(MEBIBYTE, LONG);
        for (int round = 0; round < 3; round++) {
            ask(models, "one");
            ask(models, "two");
        }
        assertThat(one.made).hasValue(1);
        assertThat(two.made).hasValue(1);
    }

    @Test
    void letsGoOfTheOldestWhenTheyTakeTooMuch() {
        CallModels models = models(1, LONG);
        ask(models, "one");
        ask(models, "one");
        assertThat(one.made).as("the last one asked for stays").hasValue(1);
        ask(models, "two");
        ask(models, "one");
        assertThat(one.made).hasValue(2);
    }

    @Test
    void anEditorDoesNotWaitLongAndLosesNothing() throws Exception {
        CallModels models = models(MEBIBYTE, Duration.ofMillis(1));
        IndexState state = new IndexState(3, "some state", 0);
        assertThat(models.at(workspace, "slow", state, progress())).isEmpty();
        slow.allow();
        Optional<Model> ready = Optional.empty();
        while (ready.isEmpty()) {
            ready = models.at(workspace, "slow", state, progress());
        }
        assertThat(calls(ready, "A.slow")).isEqualTo(1);
        assertThat(slow.made).hasValue(1);
        assertThat(models.at(workspace, "slow", new IndexState(3, "some state", 1), progress()))
                .as("while a change waits to be analysed, names tell")
                .isEmpty();
    }
}
