package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the first start trains in the background, the next ones start from (docs/decisions/260, 261). */
@Timeout(480)
class AotCacheTest {

    /** It runs at the lowest priority. */
    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(6);

    /** A method of more than a few instructions: what is shorter is compiled this way without training, too. */
    private static final Pattern COMPILED_AT_LEVEL_1 =
            Pattern.compile("\\s1\\s+dev\\.aura\\.code\\.java\\.\\S+::\\S+ \\(\\d{3,} bytes\\)");

    @AutoClose
    private final Sandbox sandbox = Sandbox.create();

    @Test
    void aTrainedDaemonTakesItsClassesFromTheCacheAndKnowsWhatToCompileQuickly() throws Exception {
        Path caches = sandbox.home().resolve(".cache/aura/aot");
        sandbox.aurad(Map.of("AURA_AOT", "on"));
        Sandbox.await(TRAINING_LIMIT, "the caches are trained", () -> Files.exists(caches.resolve("stamp")));
        assertThat(caches).isDirectoryContaining("glob:**/aurad.aot");
        assertThat(caches).isDirectoryContaining("glob:**/cli.aot");
        assertThat(caches).isDirectoryContaining("glob:**/quick.aot");
        sandbox.aura("--no-autostart", "down").succeeded();

        Path log = sandbox.work().resolve("jvm.log");
        sandbox.aurad(Map.of("AURA_JAVA_OPTIONS", "-Xlog:class+load,jit+compilation=debug:file=" + log));
        // A report that finds no daemon would start another one, without the log.
        Sandbox.await(
                "the daemon answers",
                () -> sandbox.aura("--no-autostart", "status").exit() == 0);
        sandbox.aura(repositoryOfJava(), "report").succeeded();
        assertThat(Sandbox.read(log)).contains("org.eclipse.jgit.lib.ObjectId source: shared objects file");
        Sandbox.await(
                "a method that analyses is compiled with the fast compiler",
                () -> COMPILED_AT_LEVEL_1.matcher(Sandbox.read(log)).find());
    }

    private Path repositoryOfJava() throws Exception {
        Path repository = sandbox.repository("java");
        try (Stream<Path> sources = Files.list(Path.of("src/test/java/dev/aura/e2e"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, repository.resolve("src").resolve(source.getFileName()));
            }
        }
        return repository;
    }
}
