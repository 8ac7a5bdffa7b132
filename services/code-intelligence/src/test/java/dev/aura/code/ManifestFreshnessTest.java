package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.mesh.v1.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest that was saved counts for the next question, and one that cannot be read is named. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ManifestFreshnessTest {

    private static final int ROUNDS = 5;

    @TempDir
    Path directory;

    private CodeFixture fixture;
    private WatchedWorkspace workspace;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory, Map.of("code.freshWait", "10s", "code.tiesWait", "30s"));
        workspace = new WatchedWorkspace(fixture);
    }

    @AfterEach
    void stop() {
        workspace.close();
        fixture.close();
    }

    private List<String> edges() {
        return dependencies().getEdgesList().stream()
                .map(edge -> edge.getFrom() + " > " + edge.getTo())
                .toList();
    }

    private GetDependenciesResponse dependencies() {
        return fixture.code.getDependencies(
                GetDependenciesRequest.newBuilder().setWorkspace(fixture.root()).build());
    }

    private long callers(String path, int line, int column) {
        return fixture.code
                .findCallers(FindCallersRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .setPath(path)
                        .setPosition(Position.newBuilder().setLine(line).setColumn(column))
                        .build())
                .getCallersCount();
    }

    private List<Resolution.Kind> definition(String path, int line, int column) {
        return fixture
                .code
                .findDefinition(FindDefinitionRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .setPath(path)
                        .setPosition(Position.newBuilder().setLine(line).setColumn(column))
                        .build())
                .getDefinitionsList()
                .stream()
                .map(found -> found.getResolution())
                .toList();
    }

    private void watchIf(boolean watched) throws InterruptedException {
        if (watched) {
            workspace.watch();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesOfCratesAreThoseThatWereSavedLast(boolean watched) throws Exception {
        fixture.write("lib/src/lib.rs", "pub fn used() {}\n");
        fixture.write("app/src/main.rs", "use kit::used;\nfn main() { used() }\n");
        fixture.write("app/Cargo.toml", "[package]\nname = \"app\"\n[dependencies]\nkit = { path = \"../lib\" }\n");
        watchIf(watched);
        for (int round = 0; round < ROUNDS; round++) {
            fixture.write("lib/Cargo.toml", "[package]\nname = \"kit\"\nversion = \"0." + round + "\"\n");
            assertThat(edges()).containsExactly("app > kit");
            assertThat(callers("lib/src/lib.rs", 1, 8)).isEqualTo(1);
            assertThat(definition("app/src/main.rs", 2, 13)).containsExactly(Resolution.Kind.IMPORT);
            Files.delete(fixture.workspace.resolve("lib/Cargo.toml"));
            assertThat(edges()).isEmpty();
            assertThat(callers("lib/src/lib.rs", 1, 8)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pathsOfTypeScriptAreThoseThatWereSavedLast(boolean watched) throws Exception {
        fixture.write("src/one/f.ts", "export function f() {}\n");
        fixture.write("src/two/f.ts", "export function f() {}\n");
        fixture.write("app/a.ts", "import { f } from '~x/f';\nf();\n");
        watchIf(watched);
        for (int round = 0; round < ROUNDS; round++) {
            String target = round % 2 == 0 ? "one" : "two";
            fixture.write(
                    "tsconfig.json",
                    "{ \"compilerOptions\": { \"paths\": { \"~x/*\": [\"./src/" + target + "/*\"] } } }");
            assertThat(edges()).containsExactly("app/a.ts > src/" + target + "/f.ts");
            assertThat(callers("src/" + target + "/f.ts", 1, 17)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pathsOfGoModulesAreThoseThatWereSavedLast(boolean watched) throws Exception {
        fixture.write("lib/lib.go", "package lib\nfunc F() {}\n");
        fixture.write("main.go", "package main\nimport \"example.org/b/lib\"\nfunc main() { lib.F() }\n");
        watchIf(watched);
        for (String module : List.of("example.org/a", "example.org/b", "example.org/c")) {
            fixture.write("go.mod", "module " + module + "\n");
            long expected = module.endsWith("b") ? 1 : 0;
            assertThat(edges()).hasSize((int) expected);
            assertThat(callers("lib/lib.go", 2, 6)).isEqualTo(expected);
        }
    }

    @Test
    void aManifestThatCannotBeReadIsNamedAndCostsNothingElse() throws Exception {
        fixture.write("lib/src/lib.rs", "pub fn used() {}\n");
        fixture.write("app/src/main.rs", "use lib::used;\nfn main() { used() }\n");
        fixture.write("lib/Cargo.toml", "[package]\nname = \"lib\n");
        fixture.write("package.json", "{ \"name\": }");
        fixture.write("sub/go.mod", "module\nwhat is this\n");
        GetDependenciesResponse answer = dependencies();
        assertThat(answer.getCoverage().getSkippedList())
                .extracting(skipped -> skipped.getPath())
                .containsExactly("lib/Cargo.toml", "package.json", "sub/go.mod");
        assertThat(answer.getCoverage().getSkipped(0).getReason())
                .startsWith("unparsable")
                .contains("line 2");
        assertThat(edges()).as("the layout tells").containsExactly("app > lib");
    }

    @Test
    void aManifestIsNoCode() throws Exception {
        fixture.write("package.json", "{ \"name\": \"a\" }\n");
        fixture.write("a.js", "export function f() {}\n");
        assertThat(fixture.code
                        .measure(MeasureRequest.newBuilder()
                                .setWorkspace(fixture.root())
                                .build())
                        .getFilesList())
                .extracting(file -> file.getPath())
                .containsExactly("a.js");
        assertThat(dependencies().getModulesList())
                .extracting(module -> module.getName())
                .containsExactly("a.js");
    }

    @Test
    void aManifestThatIsNotSavedYetCountsForTheQuestion() throws Exception {
        fixture.write("src/f.ts", "export function f() {}\n");
        fixture.write("other/f.ts", "export function f() {}\n");
        fixture.write("app/a.ts", "import { f } from 'kit/f';\nf();\n");
        String paths = "{ \"compilerOptions\": { \"paths\": { \"kit/*\": [\"./src/*\"] } } }";
        assertThat(fixture.code
                        .findDefinition(FindDefinitionRequest.newBuilder()
                                .setWorkspace(fixture.root())
                                .setPath("app/a.ts")
                                .setPosition(Position.newBuilder().setLine(2).setColumn(1))
                                .addOverlay(FileContent.newBuilder()
                                        .setPath("tsconfig.json")
                                        .setContent(ByteString.copyFromUtf8(paths)))
                                .build())
                        .getDefinitionsList())
                .extracting(found -> found.getSymbol().getPath() + " " + found.getResolution())
                .containsExactly("src/f.ts IMPORT");
    }
}
