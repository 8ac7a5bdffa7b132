package dev.aura.code.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.store.AnalysisStore;
import dev.aura.code.store.DeepStack;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.watch.Changes.Batch;
import dev.aura.code.watch.Changes.Scope;
import dev.aura.proto.mesh.v1.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a watch does when it was told that events were lost; that it is told so is in {@code DirectoryWatchTest}. */
@Timeout(60)
final class LostEventsTest {

    @TempDir
    Path directory;

    private record Recorder(List<String> topics) implements Events {
        @Override
        public void publish(String topic, Message event) {
            topics.add(topic);
        }

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            return () -> {};
        }
    }

    @Test
    void everythingIsLookedAtAndToldWhenEventsWereLost() throws Exception {
        Path root = Files.createDirectory(directory.resolve("workspace")).toRealPath();
        Files.writeString(root.resolve("Known.java"), "class Known {}\n");
        Files.writeString(root.resolve("Gone.java"), "class Gone {}\n");
        Recorder events = new Recorder(new ArrayList<>());
        try (AnalysisStore store = new AnalysisStore(directory.resolve("code.db"), 1 << 24)) {
            ScanSettings settings = new ScanSettings(
                    new Languages(List.of(new JavaFrontEnd())),
                    store,
                    new DeepStack(1),
                    1 << 20,
                    InstantSource.system());
            FileSet files = new FileSet(settings.languages());
            Updater updater = new Updater(settings, files, new SavedIndexes(directory.resolve("index"), 1, ""));
            Workspace workspace = Workspace.open(root.toString());
            ProgressMeter progress = new ProgressMeter(events, "", "", settings.clock());
            updater.verify(workspace, true, progress);
            Files.writeString(root.resolve("Unheard.java"), "class Unheard {}\n");
            Files.delete(root.resolve("Gone.java"));

            List<FileChange> changes = updater.apply(workspace, new Batch(Set.of(), Set.of(), Scope.LOST, 1), progress)
                    .changes();

            assertThat(changes).extracting(FileChange::path).containsExactlyInAnyOrder("Unheard.java", "Gone.java");
            assertThat(files.state("Unheard.java")).isNotNull();
            new ChangePublisher(root.toString(), settings, events).changed(changes, true);
            assertThat(events.topics())
                    .startsWith("code.workspace.rescanned")
                    .contains("code.file.analyzed", "code.file.removed");
        }
    }
}
