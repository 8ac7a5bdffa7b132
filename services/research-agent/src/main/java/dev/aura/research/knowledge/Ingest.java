package dev.aura.research.knowledge;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.research.v1.IngestDocumentsResponse;
import dev.aura.research.progress.ProgressReport;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** One ingest: what changed since the last is read again, what is gone is taken out. Used once, by one thread. */
final class Ingest {

    /** What was done so far survives from here on, should the process die. */
    private static final int COMMIT_DOCUMENTS = 2_000;

    private final IndexWriter writer;
    private final IndexSearcher before;
    private final long documentBytesMax;
    private final int documentsMax;
    private final ProgressReport progress;
    private final Coverage.Builder coverage = Coverage.newBuilder();
    private final Set<String> present = new HashSet<>();
    private int added;
    private int unchanged;

    Ingest(IndexWriter writer, IndexReader before, long documentBytesMax, int documentsMax, ProgressReport progress) {
        this.writer = writer;
        this.before = new IndexSearcher(before);
        this.documentBytesMax = documentBytesMax;
        this.documentsMax = documentsMax;
        this.progress = progress;
    }

    IngestDocumentsResponse run(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Workspace folder = Workspace.open(path.toString());
            read(folder, folder.files(List.of()), false);
        } else if (Files.exists(path)) {
            Path name = Objects.requireNonNull(path.getFileName(), "a file has a name");
            Workspace folder = Workspace.open(String.valueOf(path.getParent()));
            read(folder, folder.files(List.of(name.toString())), true);
        }
        Path place = Files.exists(path) ? path.toRealPath() : path;
        int removed = remove(place.toString());
        if (removed == 0 && !Files.exists(path)) {
            throw Faults.of(
                    Status.Code.NOT_FOUND,
                    "PATH_NOT_FOUND",
                    path + " does not exist, and nothing was ingested from it; check the path");
        }
        progress.done("ingesting documents", present.size());
        int parsed = added + unchanged;
        return IngestDocumentsResponse.newBuilder()
                .setAdded(added)
                .setUnchanged(unchanged)
                .setRemoved(removed)
                .setCoverage(
                        coverage.setFiles(parsed + coverage.getSkippedCount()).setParsed(parsed))
                .build();
    }

    private void read(Workspace folder, FileListing listing, boolean named) throws IOException {
        List<String> documents = listing.paths().stream()
                .filter(path -> named || DocumentFormat.of(path) != null)
                .toList();
        if (documents.size() > documentsMax) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "INGEST_TOO_LARGE",
                    folder.root() + " holds " + documents.size() + " documents, the limit is " + documentsMax
                            + "; give a smaller directory or raise `research.documentsMax`");
        }
        int done = 0;
        for (String path : documents) {
            progress.at("ingesting documents", done++, documents.size());
            DocumentFormat format = DocumentFormat.of(path);
            if (format == null) {
                coverage.addSkipped(SkipReason.UNSUPPORTED.of(path, "no Markdown, text, HTML or source file"));
            } else {
                read(folder, path, format);
            }
        }
    }

    private void read(Workspace folder, String path, DocumentFormat format) throws IOException {
        String absolute = folder.root().resolve(path).toString();
        switch (folder.read(path, documentBytesMax)) {
            case FileRead.Skipped skipped -> coverage.addSkipped(skipped.file());
            case FileRead.Content content -> {
                present.add(absolute);
                String hash = hash(content.bytes());
                if (hash.equals(knownHash(absolute))) {
                    unchanged++;
                } else {
                    put(absolute, hash, format.split(new String(content.bytes(), StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private void put(String path, String hash, List<TextPiece> pieces) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (TextPiece piece : pieces) {
            Document passage = document(Fields.PASSAGE, path);
            passage.add(new TextField(Fields.HEADING, piece.heading(), Store.YES));
            passage.add(new TextField(Fields.TEXT, piece.text(), Store.YES));
            passage.add(new StoredField(Fields.LINE, piece.line()));
            documents.add(passage);
        }
        Document file = document(Fields.FILE, path);
        file.add(new StoredField(Fields.HASH, hash));
        documents.add(file);
        writer.updateDocuments(new Term(Fields.PATH, path), documents);
        if (++added % COMMIT_DOCUMENTS == 0) {
            writer.commit();
        }
    }

    private static Document document(String kind, String path) {
        Document document = new Document();
        document.add(new StringField(Fields.KIND, kind, Store.NO));
        document.add(new StringField(Fields.PATH, path, Store.YES));
        return document;
    }

    private String knownHash(String path) throws IOException {
        BooleanQuery.Builder file = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.KIND, Fields.FILE)), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.PATH, path)), Occur.FILTER);
        TopDocs found = before.search(file.build(), 1);
        if (found.scoreDocs.length == 0) {
            return "";
        }
        return Objects.requireNonNullElse(
                before.storedFields().document(found.scoreDocs[0].doc).get(Fields.HASH), "");
    }

    /** Takes out the documents at or below a place that were not seen now. */
    private int remove(String place) throws IOException {
        BooleanQuery.Builder at = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.PATH, place)), Occur.SHOULD)
                .add(new PrefixQuery(new Term(Fields.PATH, place.endsWith("/") ? place : place + "/")), Occur.SHOULD);
        BooleanQuery files = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.KIND, Fields.FILE)), Occur.FILTER)
                .add(at.build(), Occur.FILTER)
                .build();
        int removed = 0;
        for (ScoreDoc hit :
                before.search(files, Math.max(1, before.getIndexReader().maxDoc())).scoreDocs) {
            String path = before.storedFields().document(hit.doc).get(Fields.PATH);
            if (path != null && !present.contains(path)) {
                writer.deleteDocuments(new Term(Fields.PATH, path));
                removed++;
            }
        }
        return removed;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
