package dev.aura.code.fuzz;

import dev.aura.code.store.FrontEndFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code bench/fuzz}. What was found once is kept in {@code src/test/resources/fuzz} and is run again. */
@Timeout(300)
final class FrontEndFuzzTest {

    private static final int EXECUTIONS = 100;
    private static final long SEED = 20_261_121;

    /** A number without a divisor in common with the lengths of words and lines. */
    private static final int KEYSTROKES = 23;

    private static final Path FINDINGS = Path.of("src/test/resources/fuzz");

    @TempDir
    Path cache;

    @ParameterizedTest
    @EnumSource
    void takesAnyBytes(FuzzLanguages language) throws Exception {
        try (FrontEndFuzz target = language.target(cache)) {
            List<byte[]> seeds = new ArrayList<>(language.seeds());
            seeds.addAll(findings(language));
            for (byte[] seed : seeds) {
                run(target, seed);
            }
            SourceMutator mutator = new SourceMutator(seeds, language.sample(), SEED);
            for (int number = 0; number < EXECUTIONS; number++) {
                run(target, mutator.next());
            }
        }
    }

    /** An editor's buffer while a file is typed. */
    @ParameterizedTest
    @EnumSource
    void takesEveryBeginningOfAFile(FuzzLanguages language) throws Exception {
        String text = language.sample();
        try (FrontEndFuzz target = language.target(cache)) {
            for (int end = 0; end < text.length(); end += KEYSTROKES) {
                run(target, text.substring(0, end).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void run(FrontEndFuzz target, byte[] input) {
        try {
            target.run(input);
        } catch (Throwable e) {
            throw new AssertionError("with " + Base64.getEncoder().encodeToString(input), e);
        }
    }

    private static List<byte[]> findings(FuzzLanguages language) throws IOException {
        Path directory = FINDINGS.resolve(language.name().toLowerCase(Locale.ROOT));
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<byte[]> findings = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                findings.add(Files.readAllBytes(file));
            }
        }
        return findings;
    }
}
