package dev.aura.research.knowledge;

import dev.aura.bus.status.Faults;
import dev.aura.proto.research.v1.IngestDocumentsResponse;
import dev.aura.proto.research.v1.Passage;
import dev.aura.proto.research.v1.SearchKnowledgeResponse;
import dev.aura.proto.research.v1.SynthesizeResponse;
import dev.aura.research.progress.ProgressReport;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** Documents that a user gave to be searched, in a Lucene index ranked by BM25. */
public final class KnowledgeBase {

    /**
     * Lucene warns at its first use that the incubating vector module is not there. It speeds up searches by vectors, which are not
     * made here. The field keeps the logger, which would be forgotten with its level.
     */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private static final int QUERY_CHARACTERS_MAX = 10_000;
    private static final int QUERY_WORDS_MAX = 64;
    private static final double RAM_BUFFER_MB = 8;
    /** A word in a heading says more about a passage than one in its text. */
    private static final float HEADING_BOOST = 2;

    private final Path location;
    private final WordAnalyzer analyzer = new WordAnalyzer();
    private final ReentrantLock ingesting = new ReentrantLock();

    /** A knowledge base in a directory, which need not exist yet. */
    public KnowledgeBase(Path location) {
        this.location = location;
    }

    /** The best passages for some words; any text is a query. */
    public SearchKnowledgeResponse search(String query, int limit) {
        Set<String> words = words(query);
        return read(reader -> {
            IndexSearcher searcher = new IndexSearcher(reader);
            List<Passage> passages = new ArrayList<>();
            if (!words.isEmpty()) {
                for (ScoreDoc hit : searcher.search(query(words), limit).scoreDocs) {
                    passages.add(passage(searcher.storedFields().document(hit.doc), hit.score));
                }
            }
            return SearchKnowledgeResponse.newBuilder()
                    .addAllPassages(passages)
                    .setDocuments(searcher.count(new TermQuery(new Term(Fields.KIND, Fields.FILE))))
                    .build();
        });
    }

    /** An answer made of sentences from the best passages. */
    public SynthesizeResponse synthesize(String query, int passages) {
        List<Passage> found = search(query, passages).getPassagesList();
        return new Synthesis(analyzer, words(query)).of(found);
    }

    /** Adds a file or directory, and takes out what is gone from it. */
    public IngestDocumentsResponse ingest(Path path, long documentBytesMax, int documentsMax, ProgressReport progress) {
        ingesting.lock();
        try {
            Files.createDirectories(location);
            try (Directory directory = FSDirectory.open(location);
                    IndexWriter writer = new IndexWriter(directory, writerConfig());
                    IndexReader before = DirectoryReader.open(writer)) {
                IngestDocumentsResponse response =
                        new Ingest(writer, before, documentBytesMax, documentsMax, progress).run(path);
                writer.commit();
                return response;
            }
        } catch (IOException e) {
            throw broken(e);
        } finally {
            ingesting.unlock();
        }
    }

    private IndexWriterConfig writerConfig() {
        return new IndexWriterConfig(analyzer)
                .setRAMBufferSizeMB(RAM_BUFFER_MB)
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(true);
    }

    /** What is done with an open index. */
    private interface Reading<T> {
        T with(IndexReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            if (!Files.isDirectory(location)) {
                return reading.with(new MultiReader());
            }
            try (Directory directory = FSDirectory.open(location)) {
                if (!DirectoryReader.indexExists(directory)) {
                    return reading.with(new MultiReader());
                }
                try (IndexReader reader = DirectoryReader.open(directory)) {
                    return reading.with(reader);
                }
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Set<String> words(String query) {
        if (query.isBlank() || query.length() > QUERY_CHARACTERS_MAX) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "BAD_QUERY",
                    "a query has 1 to " + QUERY_CHARACTERS_MAX + " characters, this one has "
                            + query.strip().length());
        }
        return analyzer.words(query, QUERY_WORDS_MAX);
    }

    private static Query query(Set<String> words) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : words) {
            any.add(new TermQuery(new Term(Fields.TEXT, word)), Occur.SHOULD);
            any.add(new BoostQuery(new TermQuery(new Term(Fields.HEADING, word)), HEADING_BOOST), Occur.SHOULD);
        }
        return any.build();
    }

    private static Passage passage(Document document, float score) {
        Number line = document.getField(Fields.LINE).numericValue();
        return Passage.newBuilder()
                .setPath(document.get(Fields.PATH))
                .setHeading(document.get(Fields.HEADING))
                .setText(document.get(Fields.TEXT))
                .setLine(line == null ? 0 : line.intValue())
                .setScore(score)
                .build();
    }

    private StatusRuntimeException broken(IOException e) {
        if (e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException) {
            return Faults.of(
                    Status.Code.DATA_LOSS,
                    "STATE_DAMAGED",
                    location + " is damaged or of another version; delete it and ingest the documents again",
                    e);
        }
        if (e instanceof LockObtainFailedException) {
            return Faults.of(
                    Status.Code.ABORTED, "STATE_BUSY", location + " is being written by another process; try again", e);
        }
        return Faults.of(Status.Code.INTERNAL, "STATE_FAILED", "cannot use " + location + ": " + e.getMessage(), e);
    }
}
