package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.DetectPatternsRequest;
import dev.aura.proto.code.v1.DetectPatternsResponse;
import dev.aura.proto.code.v1.MeasureResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PatternsCommandTest {

    private static final String PATTERNS = """
            patterns {
              name: "god-class" smell: true message: "does much"
              symbol { path: "src/A.java" entity { name_range { start { line: 3 column: 7 } } } }
              measurements { name: "TCC" value: 0.25 relation: "<" threshold: 0.5 }
              measurements { name: "WMC" value: 60 relation: ">=" threshold: 47 }
              evidence: "a fact" place_count: 2
              places { role: "foreign data" path: "src/B.java" line: 9 name: "B.x" }
            }
            patterns { name: "singleton" message: "there is one" symbol { path: "src/C.java" } }
            total: 2 coverage { files: 3 parsed: 3 }
            """;

    @TempDir
    Path root;

    private Path repository = Path.of("/");

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectories(root.resolve("repository")).toRealPath();
        Files.createDirectories(repository.resolve(".git"));
    }

    private CommandLineRun answering(String patterns, Fakes[] asked) throws IOException {
        asked[0] = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("DetectPatterns", Fakes.message(DetectPatternsResponse.getDefaultInstance(), patterns));
        return CommandLineRun.withServices(root, asked[0]).in(repository);
    }

    @Test
    void eachPatternIsALineAndItsEvidenceComesOnRequest() throws IOException {
        try (CommandLineRun run = answering(PATTERNS, new Fakes[1])) {
            assertThat(run.run("patterns").out()).isEqualTo("""
                    src/A.java:3: god-class: does much
                    src/C.java: singleton: there is one
                    3 files
                    1 smell, 1 design pattern
                    """);
            assertThat(run.run("patterns", "--evidence", "--limit", "1").out()).isEqualTo("""
                    src/A.java:3: god-class: does much
                        TCC 0.25 < 0.50
                        WMC 60 >= 47
                        a fact
                        foreign data: B.x  src/B.java:9
                        … and 1 more place
                    3 files
                    1 smell, 1 design pattern; 1 shown
                    """);
            assertThat(run.run("patterns", "--json").out()).startsWith("{").contains("\"smell\": true");
        }
    }

    @Test
    void smellsFailWhereThatIsAskedForAndNamesAreSent() throws IOException {
        Fakes[] asked = new Fakes[1];
        try (CommandLineRun run = answering(PATTERNS, asked)) {
            assertThat(run.run("patterns", "--only", "god-class, singleton").exit())
                    .isZero();
            assertThat(run.run("patterns", "--fail-on", "smell").exit()).isOne();
        }
        assertThat(asked[0].asked(DetectPatternsRequest.class).getNamesList())
                .containsExactly("god-class", "singleton");
    }

    @Test
    void aLayerThatNamesNothingIsBadInput() throws IOException {
        try (CommandLineRun run = answering("configuration_problems: \"code.layers.a\"", new Fakes[1])) {
            CommandLineRun.Result result = run.run("patterns");
            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.err()).contains("code.layers.a");
            assertThat(result.out()).contains("no patterns");
        }
    }

    @Test
    void metricsOfTypesStandInPlaceOfThoseOfFunctions() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("Measure", Fakes.message(MeasureResponse.getDefaultInstance(), """
                files { path: "A.java" lines_of_code: 9 public_parameters: 2 documented_parameters: 1 public_results: 1 }
                types { path: "A.java" name: "A" start_line: 3 weighted_methods: 12 methods: 4 fields: 2 lcom4: 1 tcc: 0.5 }
                coverage { files: 1 parsed: 1 }
                """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code).in(repository)) {
            assertThat(run.run("metrics", "--types").out())
                    .contains("documented of the public API: 1 of 2 parameters, 0 of 1 result")
                    .contains("LCOM4")
                    .contains("0.50  A  A.java:3");
        }
    }
}
