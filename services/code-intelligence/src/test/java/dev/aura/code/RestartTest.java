package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.SearchSymbolsResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that starts begins with the index that the one before it left. */
@Timeout(120)
final class RestartTest {

    private static final int FILES = 150;

    @TempDir
    Path directory;

    /** What one process answers. */
    private record Answer(int total, int parsed, String contentHash, List<String> paths) {
        static Answer of(SearchSymbolsResponse response) {
            return new Answer(
                    response.getTotal(),
                    response.getFreshness().getComputedFiles(),
                    response.getFreshness().getContentHash(),
                    response.getSymbolsList().stream()
                            .map(symbol ->
                                    symbol.getPath() + " " + symbol.getEntity().getQualifiedName() + " "
                                            + symbol.getEntity().getSignature())
                            .toList());
        }
    }

    /** Asks a process of its own, which ends after that. */
    private Answer ask(String query) throws Exception {
        try (CodeFixture fixture = new CodeFixture(directory)) {
            return Answer.of(new WatchedWorkspace(fixture).symbols(query));
        }
    }

    /** Files that are older than what could change again within the same tick of the clock. */
    @BeforeEach
    void writeFiles() throws IOException {
        for (int number = 0; number < FILES; number++) {
            write("p" + number % 7 + "/Type" + number + ".java", """
                    package p%d;
                    import java.util.List;
                    /** A type. */
                    public class Type%d {
                        public int method%d(List<String> größe) { return größe.size(); }
                    }
                    """.formatted(number % 7, number, number));
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve("workspace").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private Path saved() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("cache/index"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private void deleteAnalyses() throws IOException {
        for (String name : List.of("code.db", "code.db-wal", "code.db-shm")) {
            Files.deleteIfExists(directory.resolve("cache").resolve(name));
        }
    }

    @Test
    void answersAsTheOneBeforeItWithoutParsing() throws Exception {
        Answer first = ask("method");
        assertThat(first.parsed()).isEqualTo(FILES);
        deleteAnalyses();
        Answer second = ask("method");
        assertThat(second.parsed()).isZero();
        assertThat(second.total()).isEqualTo(FILES);
        assertThat(second.paths()).isEqualTo(first.paths());
        assertThat(second.contentHash()).isEqualTo(first.contentHash());
    }

    @Test
    void seesWhatChangedMeanwhile() throws Exception {
        Answer first = ask("method");
        write("p1/Type1.java", "package p1;\nclass Type1 { void methodAnew() {} }\n");
        write("p0/New.java", "package p0;\nclass New { void methodOfNew() {} }\n");
        Files.delete(directory.resolve("workspace/p2/Type2.java"));
        Answer second = ask("method");
        assertThat(second.parsed()).isEqualTo(2);
        assertThat(second.total()).isEqualTo(first.total());
        assertThat(ask("methodAnew").paths()).hasSize(1);
        assertThat(ask("methodOfNew").paths()).hasSize(1);
        assertThat(ask("method2").paths()).noneMatch(path -> path.startsWith("p2/Type2.java"));
    }

    @Test
    void makesAnewWhatIsDamaged() throws Exception {
        Answer first = ask("method");
        Path file = saved();
        byte[] content = Files.readAllBytes(file);
        for (int at : new int[] {0, 9, 17, 30, content.length / 2, content.length - 1}) {
            byte[] damaged = content.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThat(ask("method").paths()).isEqualTo(first.paths());
        }
        Files.write(file, new byte[10]);
        assertThat(ask("method").paths()).isEqualTo(first.paths());
        assertThat(ask("method").contentHash()).isEqualTo(first.contentHash());
    }

    @Test
    void doesNotTakeTheIndexOfAnotherWorkspace() throws Exception {
        Answer first = ask("method");
        Path file = saved();
        Files.move(directory.resolve("workspace"), directory.resolve("other"));
        write("One.java", "class One { void methodOne() {} }\n");
        assertThat(ask("method").total()).isEqualTo(1);
        assertThat(file).exists();
        assertThat(first.total()).isEqualTo(FILES);
    }
}
