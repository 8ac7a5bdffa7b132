package dev.aura.code.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.library.NativeLibraries;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.python.tree.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ParserPoolTest {

    private static final String TEXT = "async def f(a):\n    return a + 1  # 😀\n";
    private static final int DEPTH = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path cache;

    private ParserPool parsers;

    @BeforeEach
    void opens() {
        parsers = new ParserPool(2, cache);
    }

    @AfterEach
    void closes() {
        parsers.close();
    }

    private Grammar<Kind> python() {
        return new Grammar<>("python", Kind.class, Kind.MODULE, parsers);
    }

    @Test
    void readsKindsPlacesAndWordsOfATree() throws UnparsableException {
        Grammar.Parsed<Kind> parsed = python().parse("x = '😀' + y\n" + TEXT);
        assertThat(parsed.partial()).isFalse();
        Node<Kind> function = parsed.root().children().getLast();
        assertThat(function.kind()).isEqualTo(Kind.FUNCTION_DEFINITION);
        assertThat(function.text()).startsWith("async def f(a):").endsWith("# 😀");
        assertThat(function.fieldText("name")).isEqualTo("f");
        assertThat(function.words()).containsExactly("async", "def");
        assertThat(function.field("body")).isSameAs(function.child(Kind.BLOCK));
    }

    @Test
    void saysWhatDoesNotFitTheGrammar() throws UnparsableException {
        assertThat(python().parse("def f(:\n  x = = 1").partial()).isTrue();
    }

    @Test
    void readsWhatIsNestedDeeply() throws UnparsableException {
        Node<Kind> root =
                python().parse("x = " + "[".repeat(DEPTH) + "]".repeat(DEPTH)).root();
        int depth = 0;
        for (Node<Kind> at = root; at != null; at = at.last()) {
            depth++;
        }
        assertThat(depth).isGreaterThan(1_000);
    }

    @Test
    void asksAnotherParserWhereTheFirstIsDead() throws UnparsableException {
        Grammar<Kind> python = python();
        python.parse(TEXT);
        List<ProcessHandle> workers = workers().toList();
        assertThat(workers).hasSize(1);
        workers.forEach(worker -> {
            worker.destroyForcibly();
            worker.onExit().join();
        });
        assertThat(python.parse(TEXT).root().children()).hasSize(1);
    }

    @Test
    void aTextThatTheParserDiesOfIsOneThatCannotBeParsed() {
        List<String> dies = List.of("sh", "-c", "head -c 1 > /dev/null; exit 3");
        try (ParserPool dying = new ParserPool(1, PATIENCE, () -> ParserProcess.start(dies))) {
            assertThatThrownBy(() -> dying.parse("python", TEXT))
                    .isInstanceOf(UnparsableException.class)
                    .hasMessage("the parser ended with status 3");
        }
    }

    @Test
    void aTextThatTakesTooLongIsOneThatCannotBeParsed() {
        try (ParserPool hasty = new ParserPool(1, Duration.ofMillis(1), () -> ParserProcess.start(cache))) {
            assertThatThrownBy(() -> hasty.parse("python", TEXT))
                    .isInstanceOf(UnparsableException.class)
                    .hasMessage("the parser did not end within 0 s");
        }
    }

    @Test
    void endsItsProcesses() throws UnparsableException {
        python().parse(TEXT);
        List<ProcessHandle> workers = workers().toList();
        parsers.close();
        workers.forEach(worker -> worker.onExit().join());
        assertThat(workers).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aParserThatIsKilledLeavesNothingBehind() throws Exception {
        Grammar<Kind> python = python();
        python.parse(TEXT);
        List<String> unpacked = unpacked();
        assertThat(unpacked).hasSize(2).allMatch(name -> name.endsWith(".so"));
        for (ProcessHandle worker : workers().toList()) {
            assertThat(librariesOutsideOfTheSystem(worker)).hasSize(2).allMatch(path -> path.startsWith(cache));
            worker.destroyForcibly();
            worker.onExit().join();
        }
        python.parse(TEXT);
        assertThat(unpacked()).isEqualTo(unpacked);
    }

    private List<String> unpacked() throws IOException {
        try (Stream<Path> files = Files.list(new NativeLibraries(cache).directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** What a process has loaded, without the libraries of the system and of Java. */
    private static Set<Path> librariesOutsideOfTheSystem(ProcessHandle process) throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc", Long.toString(process.pid()), "maps"))) {
            return maps.filter(line -> line.contains(".so"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(path -> !path.startsWith("/usr") && !path.startsWith("/lib"))
                    .filter(path -> !path.startsWith(System.getProperty("java.home")))
                    .collect(Collectors.toSet());
        }
    }

    /** The parsers of this process; tests of this class do not run side by side. */
    private static Stream<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"));
    }
}
