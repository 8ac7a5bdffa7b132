package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Unsaved contents stand in for files, for the question that brings them and for no other. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OverlayTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        fixture.write("a/Saved.java", "package a;\npublic class Saved {}\n");
        fixture.write("a/Uses.java", "package a;\nclass Uses { Saved saved; }\n");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static FileContent content(String path, String text) {
        return FileContent.newBuilder()
                .setPath(path)
                .setContent(ByteString.copyFromUtf8(text))
                .build();
    }

    private SearchSymbolsResponse symbols(String query, FileContent... overlay) {
        return fixture.code.searchSymbols(SearchSymbolsRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setQuery(query)
                .addAllOverlay(List.of(overlay))
                .build());
    }

    @Test
    void symbolsOfAnUnsavedFileAreFound() {
        FileContent unsaved = content("a/Saved.java", "package a;\npublic class Renamed {}\n");
        FileContent fresh = content("b/Fresh.java", "package b;\nclass Fresh {}\n");
        assertThat(symbols("Renamed", unsaved).getTotal()).isEqualTo(1);
        assertThat(symbols("Saved", unsaved).getSymbolsList())
                .extracting(symbol -> symbol.getEntity().getQualifiedName())
                .containsExactly("Uses.saved");
        assertThat(symbols("Fresh", unsaved, fresh).getSymbols(0).getPath()).isEqualTo("b/Fresh.java");
        assertThat(symbols("Renamed").getTotal()).isZero();
        assertThat(symbols("Saved").getTotal()).isEqualTo(2);
        assertThat(symbols("Fresh", unsaved, fresh).getFreshness().getContentHash())
                .isNotEqualTo(symbols("Fresh").getFreshness().getContentHash());
    }

    @Test
    void definitionsAreAskedAtPositionsOfTheUnsavedText() {
        FindDefinitionResponse response = fixture.code.findDefinition(FindDefinitionRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("a/Uses.java")
                .setPosition(Position.newBuilder().setLine(4).setColumn(3))
                .addOverlay(content("a/Uses.java", "package a;\n\nclass Uses {\n  Late late;\n}\n"))
                .addOverlay(content("a/Late.java", "package a;\nclass Late {}\n"))
                .build());
        assertThat(response.getName()).isEqualTo("Late");
        assertThat(response.getDefinitions(0).getSymbol().getPath()).isEqualTo("a/Late.java");
        assertThat(response.getDefinitions(0).getResolution()).isEqualTo(Resolution.Kind.SAME_PACKAGE);
    }

    @Test
    void referencesStandInTheUnsavedText() {
        FindReferencesResponse response = fixture.code.findReferences(FindReferencesRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("a/Saved.java")
                .setPosition(Position.newBuilder().setLine(2).setColumn(14))
                .addOverlay(content("a/Uses.java", "package a;\n\n\nclass Uses { Saved one; Saved two; }\n"))
                .build());
        assertThat(response.getReferencesList())
                .extracting(reference -> reference.getPath() + ":"
                        + reference.getRange().getStart().getLine() + " " + reference.getLineText())
                .containsExactly(
                        "a/Saved.java:2 public class Saved {}",
                        "a/Uses.java:4 class Uses { Saved one; Saved two; }",
                        "a/Uses.java:4 class Uses { Saved one; Saved two; }");
    }

    @Test
    void whatCannotBeParsedIsNamed() {
        SearchSymbolsResponse response = symbols("Saved", content("a/Saved.java", "%%% no java at all %%%"));
        assertThat(response.getCoverage().getSkippedList())
                .extracting(SkippedFile::getPath)
                .containsExactly("a/Saved.java");
        assertThat(response.getTotal()).isEqualTo(1);
    }
}
