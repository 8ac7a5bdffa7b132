package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse.Definition;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.mesh.v1.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The calls of a workspace that is watched are those of what was saved last. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class WatchedCallsTest {

    private static final int ROUNDS = 20;

    @TempDir
    Path directory;

    private CodeFixture fixture;
    private WatchedWorkspace workspace;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory, Map.of("code.freshWait", "10s", "code.tiesWait", "30s"));
        workspace = new WatchedWorkspace(fixture);
        fixture.write("lib.py", "def used():\n    pass\n");
        fixture.write("user.py", "from lib import used\n");
        workspace.watch();
    }

    @AfterEach
    void stop() {
        workspace.close();
        fixture.close();
    }

    private List<Integer> callersLines() {
        return fixture
                .code
                .findCallers(FindCallersRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .setPath("lib.py")
                        .setPosition(Position.newBuilder().setLine(1).setColumn(5))
                        .build())
                .getCallersList()
                .stream()
                .map(caller -> caller.getRange().getStart().getLine())
                .toList();
    }

    @Test
    void aSaveIsSeenByTheNextQuestionForCallers() throws Exception {
        assertThat(callersLines()).isEmpty();
        for (int round = 1; round <= ROUNDS; round++) {
            fixture.write("user.py", "from lib import used\n" + "\n".repeat(round) + "used()\n");
            assertThat(callersLines()).containsExactly(round + 2);
            assertThat(callersLines()).as("nothing has changed").containsExactly(round + 2);
        }
    }

    @Test
    void aSaveIsSeenByTheNextQuestionForADefinition() throws Exception {
        fixture.write("lib.py", """
                class A:
                    def go(self):
                        pass

                class B:
                    def go(self):
                        pass
                """);
        for (int round = 1; round <= ROUNDS; round++) {
            String type = round % 2 == 0 ? "A" : "B";
            fixture.write("user.py", "import lib\n\nlib." + type + "().go()\n");
            List<Definition> definitions = fixture.code
                    .findDefinition(FindDefinitionRequest.newBuilder()
                            .setWorkspace(fixture.root())
                            .setPath("user.py")
                            .setPosition(Position.newBuilder().setLine(3).setColumn(9))
                            .build())
                    .getDefinitionsList();
            assertThat(definitions)
                    .extracting(definition ->
                            definition.getSymbol().getEntity().getQualifiedName() + " " + definition.getResolution())
                    .as("names alone would give both")
                    .containsExactly(type + ".go " + Resolution.Kind.TYPE);
        }
    }
}
