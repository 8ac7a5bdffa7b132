package dev.aura.research;

import static dev.aura.research.ResearchHarness.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.research.v1.IngestDocumentsRequest;
import dev.aura.proto.research.v1.IngestDocumentsResponse;
import dev.aura.proto.research.v1.Passage;
import dev.aura.proto.research.v1.SearchKnowledgeRequest;
import dev.aura.proto.research.v1.SearchKnowledgeResponse;
import dev.aura.proto.research.v1.SynthesizeRequest;
import dev.aura.proto.research.v1.SynthesizeResponse;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingests real documents and finds them again. */
final class KnowledgeTest {

    @TempDir
    private Path directory;

    private Path documents;
    private ResearchHarness research;

    @BeforeEach
    void start() throws Exception {
        documents = Files.createDirectories(directory.resolve("documents")).toRealPath();
        research = new ResearchHarness(directory);
        write(documents, "guide.md", """
                # Guide

                How the broker redelivers what was not acknowledged.

                ## Leases

                A lease expires after thirty seconds. Then the event is delivered again.

                ```
                # no heading, but code
                call parseFileName(snake_case_name)
                ```
                """);
        write(documents, "old/notes.txt", "Weather\n=======\n\nIt rained on the mountains all day long.\n");
        write(documents, "page.html", """
                <html><head><script>var hidden = 1;</script></head>
                <body><h2>Query &amp; answer</h2>
                <p>Telescopes collect the light of <b>distant</b> galaxies.</p></body></html>
                """);
        write(documents, "src/Clock.java", """
                package x;

                /**
                 * Counts the ticks of a pendulum and forgets none of them.
                 */
                public final class Clock {}
                """);
    }

    @AfterEach
    void stop() {
        research.close();
    }

    @Test
    void writesNoWarningOfLuceneIntoTheLog() {
        Logger vectors = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");
        ingest(documents);
        assertThat(vectors.isLoggable(Level.WARNING)).isFalse();
    }

    @Test
    void findsPassagesWithHeadingAndLineBestFirst() {
        ingest(documents);

        SearchKnowledgeResponse response = search("when do leases expire?");

        assertThat(response.getDocuments()).isEqualTo(4);
        Passage best = response.getPassages(0);
        assertThat(best.getHeading()).isEqualTo("Leases");
        assertThat(best.getLine()).isEqualTo(7);
        assertThat(best.getPath()).isEqualTo(documents.resolve("guide.md").toString());
        assertThat(best.getScore()).isPositive();
    }

    @Test
    void findsIdentifiersByTheirParts() {
        ingest(documents);

        assertThat(search("file name").getPassages(0).getText()).contains("parseFileName");
        assertThat(search("snake").getPassages(0).getText()).contains("snake_case_name");
        assertThat(search("parseFileName").getPassagesCount()).isPositive();
    }

    @Test
    void readsHtmlAndTheCommentsOfSources() {
        ingest(documents);

        Passage page = search("galaxy telescope").getPassages(0);
        Passage comment = search("pendulum").getPassages(0);

        assertThat(page.getHeading()).isEqualTo("Query & answer");
        assertThat(page.getLine()).isEqualTo(3);
        assertThat(search("hidden").getPassagesList()).isEmpty();
        assertThat(comment.getHeading()).isEqualTo("public final class Clock {}");
        assertThat(comment.getLine()).isEqualTo(3);
    }

    @Test
    void readsOnlyWhatChangedAndForgetsWhatIsGone() throws Exception {
        assertThat(ingest(documents).getAdded()).isEqualTo(4);
        write(documents, "guide.md", "# Guide\n\nEverything about submarines.\n");
        Files.delete(documents.resolve("old/notes.txt"));

        IngestDocumentsResponse response = ingest(documents);

        assertThat(response.getAdded()).isEqualTo(1);
        assertThat(response.getUnchanged()).isEqualTo(2);
        assertThat(response.getRemoved()).isEqualTo(1);
        assertThat(search("submarines").getPassagesList()).hasSize(1);
        assertThat(search("lease").getPassagesList()).isEmpty();
        assertThat(search("mountains").getDocuments()).isEqualTo(3);
    }

    @Test
    void forgetsAFolderThatIsGone() throws Exception {
        ingest(documents);
        Files.delete(documents.resolve("old/notes.txt"));
        Files.delete(documents.resolve("old"));

        assertThat(ingest(documents.resolve("old")).getRemoved()).isEqualTo(1);
        assertThatThrownBy(() -> ingest(documents.resolve("never")))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        fault -> assertThat(Faults.reasonOf(fault)).isEqualTo("PATH_NOT_FOUND"));
    }

    @Test
    void namesWhatItCouldNotRead() throws Exception {
        Files.write(documents.resolve("binary.md"), new byte[] {0, 1, 2, 3});

        IngestDocumentsResponse response = ingest(documents);

        assertThat(response.getCoverage().getFiles()).isEqualTo(5);
        assertThat(response.getCoverage().getSkipped(0).getPath()).isEqualTo("binary.md");
        assertThat(response.getCoverage().getSkipped(0).getReason()).startsWith("binary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "a AND OR (", "title:^~2 [x TO", "***", "+-&&||!{}", "\\", "the of and", "日本語", "\u0000"})
    void takesAnyTextForAQuery(String query) {
        ingest(documents);

        assertThat(search(query).getDocuments()).isEqualTo(4);
    }

    @Test
    void answersFromNothingWhenNothingWasIngested() {
        assertThat(search("anything").getDocuments()).isZero();
        assertThatThrownBy(() -> search(" "))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        fault -> assertThat(Faults.reasonOf(fault)).isEqualTo("BAD_QUERY"));
    }

    @Test
    void answersInSentencesThatStandInTheirSources() throws Exception {
        write(documents, "copy.txt", "A lease expires after thirty seconds. Nothing else is said here.\n");
        ingest(documents);

        SynthesizeResponse response = research.stub()
                .synthesize(SynthesizeRequest.newBuilder()
                        .setQuery("When does a lease expire?")
                        .build());

        assertThat(response.getStatements(0).getText()).isEqualTo("A lease expires after thirty seconds.");
        assertThat(response.getStatements(0).getSourcesCount()).isEqualTo(2);
        assertThat(response.getStatementsList())
                .allSatisfy(statement -> assertThat(response.getPassages(statement.getSources(0))
                                .getText()
                                .replaceAll("\\s+", " "))
                        .contains(statement.getText()));
    }

    private IngestDocumentsResponse ingest(Path path) {
        return research.stub()
                .ingestDocuments(IngestDocumentsRequest.newBuilder()
                        .setPath(path.toString())
                        .setProgressTopic("research.progress")
                        .build());
    }

    private SearchKnowledgeResponse search(String query) {
        return research.stub()
                .searchKnowledge(
                        SearchKnowledgeRequest.newBuilder().setQuery(query).build());
    }
}
