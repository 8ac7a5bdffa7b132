package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.GetDependentsRequest;
import dev.aura.proto.code.v1.GetDependentsResponse.Dependent;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.mesh.v1.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NavigationTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        fixture.write(
                "src/main/java/a/MeshChannel.java",
                "package a;\npublic class MeshChannel {\n public void open() { open(); }\n}\n");
        fixture.write("src/main/java/a/Beside.java", "package a;\nclass Beside { MeshChannel m; }\n");
        fixture.write(
                "src/main/java/b/Far.java", "package b;\nimport a.MeshChannel;\nclass Far { MeshChannel far; }\n");
        fixture.write("src/main/java/b/Farther.java", "package b;\nclass Farther { Far far; }\n");
        fixture.write("src/test/java/b/FarTest.java", "package b;\nclass FarTest { Far far; }\n");
        fixture.write("src/main/java/c/Other.java", "package c;\nclass Other { Object MeshChannel; }\n");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<String> search(String query) {
        return fixture
                .code
                .searchSymbols(SearchSymbolsRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .setQuery(query)
                        .build())
                .getSymbolsList()
                .stream()
                .map(symbol -> symbol.getEntity().getQualifiedName())
                .toList();
    }

    @Test
    void symbolsAreFoundByNameBeginningHumpsAndPart() {
        assertThat(search("MeshChannel")).containsExactly("MeshChannel", "Other.MeshChannel");
        assertThat(search("mC")).containsExactly("MeshChannel", "Other.MeshChannel");
        assertThat(search("MeCh")).containsExactly("MeshChannel", "Other.MeshChannel");
        assertThat(search("mesh")).containsExactly("MeshChannel", "Other.MeshChannel");
        assertThat(search("pen")).containsExactly("MeshChannel.open");
        assertThat(search("Far").getFirst()).isEqualTo("Far");
        assertThat(search("xyz")).isEmpty();
    }

    private FindDefinitionResponse definition(String path, int line, int column) {
        return fixture.code.findDefinition(FindDefinitionRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath(path)
                .setPosition(Position.newBuilder().setLine(line).setColumn(column))
                .build());
    }

    @Test
    void definitionsSayHowTheyWereTied() {
        FindDefinitionResponse imported = definition("src/main/java/b/Far.java", 3, 13);
        assertThat(imported.getName()).isEqualTo("MeshChannel");
        assertThat(imported.getDefinitions(0).getResolution()).isEqualTo(Resolution.Kind.IMPORT);
        assertThat(imported.getDefinitions(0).getSymbol().getPath()).isEqualTo("src/main/java/a/MeshChannel.java");
        assertThat(definition("src/main/java/a/Beside.java", 2, 16)
                        .getDefinitions(0)
                        .getResolution())
                .isEqualTo(Resolution.Kind.SAME_PACKAGE);
        assertThat(definition("src/main/java/a/MeshChannel.java", 3, 23)
                        .getDefinitions(0)
                        .getResolution())
                .isEqualTo(Resolution.Kind.SAME_FILE);
        assertThatThrownBy(() -> definition("src/main/java/b/Far.java", 3, 11))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("NO_NAME_THERE"));
    }

    @Test
    void referencesSayHowTheyWereTied() {
        FindReferencesResponse response = fixture.code.findReferences(FindReferencesRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("src/main/java/a/MeshChannel.java")
                .setPosition(Position.newBuilder().setLine(2).setColumn(15))
                .build());
        assertThat(response.getReferencesList())
                .extracting(reference -> reference.getPath().replaceAll(".*/", "") + ":"
                        + reference.getRange().getStart().getLine() + " " + reference.getResolution())
                .containsExactly(
                        "Beside.java:2 SAME_PACKAGE",
                        "MeshChannel.java:2 SAME_FILE",
                        "Far.java:2 IMPORT",
                        "Far.java:3 IMPORT",
                        "Other.java:2 NAME_ONLY");
        assertThat(response.getTotal()).isEqualTo(5);
        assertThat(response.getSymbol().getEntity().getName()).isEqualTo("MeshChannel");
    }

    private List<Dependent> dependents(String path) {
        return fixture.code
                .getDependents(GetDependentsRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .addPaths(path)
                        .build())
                .getDependentsList();
    }

    @Test
    void dependentsAreFoundThroughImportsAndPackages() {
        List<Dependent> found = dependents("src/main/java/a/MeshChannel.java");
        assertThat(found)
                .extracting(one ->
                        one.getDistance() + " " + one.getPath().replaceAll(".*/", "") + (one.getTest() ? " test" : ""))
                .containsExactly("1 Beside.java", "1 Far.java", "2 Farther.java", "2 FarTest.java test");
        assertThat(found.getLast().getVia()).isEqualTo("src/main/java/b/Far.java");
    }

    @Test
    void aDeletedFileIsLookedUpByTheModuleItWouldBe() throws IOException {
        fixture.write("src/main/java/b/Uses.java", "package b;\nimport a.Gone;\nclass Uses {}\n");
        assertThat(dependents("src/main/java/a/Gone.java"))
                .extracting(Dependent::getPath)
                .containsExactly("src/main/java/b/Uses.java");
    }

    @Test
    void pythonModulesAreTiedByPathAndPackage() throws IOException {
        fixture.write("lib/pkg/__init__.py", "");
        fixture.write("lib/pkg/base.py", "class Base: pass\n");
        fixture.write("lib/pkg/near.py", "from .base import Base\n");
        fixture.write("tool.py", "import pkg.near\n");
        assertThat(dependents("lib/pkg/base.py"))
                .extracting(Dependent::getPath)
                .containsExactly("lib/pkg/near.py", "tool.py");
        GetDependenciesResponse graph = fixture.code.getDependencies(
                GetDependenciesRequest.newBuilder().setWorkspace(fixture.root()).build());
        assertThat(graph.getEdgesList())
                .extracting(edge -> edge.getFrom() + ">" + edge.getTo())
                .containsExactly("b>a", "pkg.near>pkg.base", "tool>pkg.near");
    }
}
