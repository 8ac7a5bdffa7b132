package dev.aura.research.advisory;

import dev.aura.bus.status.Faults;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.SkippedFile;
import dev.aura.proto.research.v1.ImportAdvisoriesResponse;
import dev.aura.research.advisory.OsvReader.NotARecord;
import dev.aura.research.advisory.RecordSource.Limits;
import dev.aura.research.progress.ProgressReport;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;

/** Imports OSV records from a directory or ZIP file. Importing the same again changes nothing. */
public final class AdvisoryImport {

    /** Skipped files that are named; the difference of {@code files} and {@code parsed} counts the others too. */
    private static final int SKIPPED_NAMED_MAX = 1000;

    private final AdvisoryStore store;
    private final Limits limits;

    public AdvisoryImport(AdvisoryStore store, long fileBytesMax, long filesMax, long bytesMax) {
        this.store = store;
        this.limits = new Limits(fileBytesMax, filesMax, bytesMax);
    }

    /** Runs the import; the snapshot of the response is left to the caller. */
    public ImportAdvisoriesResponse.Builder run(Path path, ProgressReport progress) {
        RecordSource source = Files.isDirectory(path) || isJson(path)
                ? new DirectorySource(path, limits)
                : new ZipSource(path, limits);
        try (AdvisoryWriter writer = store.write()) {
            Import visitor = new Import(writer, progress);
            try {
                source.visit(visitor);
            } finally {
                writer.commit();
            }
            progress.done("importing advisories", visitor.files);
            return visitor.response();
        } catch (BatchFailed e) {
            throw store.broken(e.cause);
        } catch (SQLException e) {
            throw store.broken(e);
        } catch (IOException e) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT, "IMPORT_UNREADABLE", path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isJson(Path path) {
        return path.toString().endsWith(".json");
    }

    /** Carries a database failure through the visitor. */
    private static final class BatchFailed extends RuntimeException {
        private final SQLException cause;

        BatchFailed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** Stores what a source gives. */
    private static final class Import implements RecordSource.Visitor {

        private final OsvReader reader = new OsvReader();
        private final AdvisoryWriter writer;
        private final ProgressReport progress;
        private final Coverage.Builder coverage = Coverage.newBuilder();
        private int files;
        private int imported;
        private int unchanged;

        Import(AdvisoryWriter writer, ProgressReport progress) {
            this.writer = writer;
            this.progress = progress;
        }

        @Override
        public void file(String name, byte[] content) {
            try {
                OsvRecord record = reader.read(content);
                if (writer.put(record, hash(content))) {
                    imported++;
                } else {
                    unchanged++;
                }
                progress.at("importing advisories", ++files, 0);
            } catch (NotARecord e) {
                skipped(name, "unparsable: " + e.getMessage());
            } catch (SQLException e) {
                throw new BatchFailed(e);
            }
        }

        @Override
        public void skipped(String name, String reason) {
            files++;
            if (coverage.getSkippedCount() < SKIPPED_NAMED_MAX) {
                coverage.addSkipped(
                        SkippedFile.newBuilder().setPath(name).setReason(reason).build());
            }
        }

        ImportAdvisoriesResponse.Builder response() {
            return ImportAdvisoriesResponse.newBuilder()
                    .setImported(imported)
                    .setUnchanged(unchanged)
                    .setCoverage(coverage.setFiles(files).setParsed(imported + unchanged));
        }

        private static byte[] hash(byte[] content) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(content);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
