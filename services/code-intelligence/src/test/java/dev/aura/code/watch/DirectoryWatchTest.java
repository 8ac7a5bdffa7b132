package dev.aura.code.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.watch.Changes.Batch;
import dev.aura.code.watch.Changes.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DirectoryWatchTest {

    /** What the kernel queues for one watcher where nobody changed it (fs.inotify.max_queued_events). */
    private static final int QUEUED_MAX = 16_384;

    /** What the JDK queues for one directory; see sun.nio.fs.AbstractWatchKey. */
    private static final int QUEUED_BY_JDK_MAX = 512;

    @TempDir
    Path directory;

    /**
     * While the thread of the watch is held up, more happens than is queued for it: either the kernel loses events, or the JDK, which has read
     * what the kernel did not lose, has read more than it keeps.
     */
    @Test
    void eventsThatWereLostAreToldAsSuch() throws Exception {
        Path root = Files.createDirectory(directory.resolve("workspace")).toRealPath();
        Changes changes = new Changes();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DirectoryWatch.Settings settings = new DirectoryWatch.Settings(
                directory.resolve("cookies"),
                100,
                path -> {
                    held.countDown();
                    return await(goOn) && path.endsWith(".java");
                },
                changes,
                why -> {});
        DirectoryWatch watch = DirectoryWatch.start(Workspace.open(root.toString()), settings);
        try {
            Files.createFile(root.resolve("First.java"));
            assertThat(await(held)).isTrue();
            for (int number = 0; number <= QUEUED_MAX + QUEUED_BY_JDK_MAX; number++) {
                Files.createFile(root.resolve("f" + number));
            }
            goOn.countDown();
            Batch batch = take(changes);
            while (batch.scope() != Scope.LOST) {
                changes.workedIn(batch);
                batch = take(changes);
            }
            assertThat(batch.scope()).isEqualTo(Scope.LOST);
        } finally {
            goOn.countDown();
            watch.close();
            changes.close();
        }
    }

    private static Batch take(Changes changes) throws InterruptedException {
        return Objects.requireNonNull(changes.take());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(100, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
