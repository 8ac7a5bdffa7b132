package dev.aura.code.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.SilentEvents;
import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In what order a scan hands out what it found. */
@Timeout(60)
final class ScanTest {

    private static final int AT_ONCE = 4;

    private static final List<String> PATHS = IntStream.range(0, 11)
            .mapToObj(number -> "A%02d.java".formatted(number))
            .toList();

    @TempDir
    Path directory;

    private final AtomicInteger looked = new AtomicInteger();
    private final CountDownLatch second = new CountDownLatch(AT_ONCE + 1);
    private ScanSettings settings;
    private Workspace workspace;

    @BeforeEach
    void start() throws IOException {
        Path root = Files.createDirectory(directory.resolve("workspace")).toRealPath();
        for (String path : PATHS) {
            Files.writeString(root.resolve(path), "class " + path.substring(0, 3) + " {}\n");
        }
        workspace = Workspace.open(root.toString());
        settings = new ScanSettings(
                new Languages(List.of(new JavaFrontEnd())),
                new AnalysisStore(directory.resolve("code.db"), 1 << 24),
                new DeepStack(2),
                1 << 20,
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        settings.store().close();
    }

    private final class Counted implements Wanted<FileAnalysis> {
        @Override
        public @Nullable FileAnalysis find(AnalysisStore store, ContentHash key) {
            return null;
        }

        @Override
        public FileAnalysis of(FileAnalysis analysis) {
            looked.incrementAndGet();
            second.countDown();
            return analysis;
        }
    }

    private void scan(Consumer<List<Look<FileAnalysis>>> consumer) {
        Scan.since(settings, workspace, new Counted(), path -> null, false)
                .run(PATHS, AT_ONCE, new ProgressMeter(new SilentEvents(), "", "", settings.clock()), consumer);
    }

    @Test
    void whatCameOfSomePathsIsHandedOutInTheirOrderWhileTheNextAreLookedAt() {
        List<List<String>> handedOut = new ArrayList<>();
        List<Boolean> meanwhile = new ArrayList<>();
        scan(looks -> {
            handedOut.add(looks.stream().map(Look::path).toList());
            try {
                meanwhile.add(second.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        assertThat(handedOut).containsExactly(PATHS.subList(0, 4), PATHS.subList(4, 8), PATHS.subList(8, 11));
        assertThat(meanwhile).as("a path of the second four was looked at").containsOnly(true);
    }

    @Test
    void aScanEndsWhereWhatItFoundCannotBeTaken() {
        IllegalArgumentException fault = new IllegalArgumentException("no room");
        assertThatThrownBy(() -> scan(looks -> {
                    throw fault;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(fault);
        assertThat(looked).hasValueLessThanOrEqualTo(2 * AT_ONCE);
    }
}
