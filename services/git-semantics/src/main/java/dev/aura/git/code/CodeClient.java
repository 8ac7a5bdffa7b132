package dev.aura.git.code;

import com.google.protobuf.ByteString;
import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.CodeServiceGrpc.CodeServiceBlockingStub;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.DiffEntitiesResponse;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FileVersions;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.GetDependentsRequest;
import dev.aura.proto.code.v1.GetDependentsResponse;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The caller's side of code-intelligence. */
public final class CodeClient {

    private static final long CALLERS_SHARE_PERCENT = 80; // the rest of the caller's time is left for the answer

    private final CodeServiceBlockingStub stub;
    private final Duration timeout;
    private final long batchBytesMax;

    /**
     * A client.
     *
     * @param timeout longest wait for one question, all its batches together
     * @param batchBytesMax contents in one request
     */
    public CodeClient(Channel mesh, Duration timeout, long batchBytesMax) {
        this.stub = CodeServiceGrpc.newBlockingStub(mesh);
        this.timeout = timeout;
        this.batchBytesMax = batchBytesMax;
    }

    /** Compares the files of a change entity by entity. */
    public CodeAnswers.Diffs diff(LoadedChange change) {
        CodeServiceBlockingStub timed = timed();
        List<FileVersions> versions = new ArrayList<>();
        for (LoadedFile file : change.files()) {
            if (file.hasContents() && FileRole.mayHoldCode(file.path())) {
                versions.add(versions(file));
            }
        }
        List<FileDiff> diffs = new ArrayList<>();
        CodeCoverage coverage = CodeCoverage.NONE;
        try {
            for (List<FileVersions> batch : Batches.of(versions, batchBytesMax, FileVersions::getSerializedSize)) {
                DiffEntitiesResponse answer = timed.diffEntities(
                        DiffEntitiesRequest.newBuilder().addAllFiles(batch).build());
                answer.getFilesList().stream()
                        .filter(diff -> !diff.getLanguage().isEmpty())
                        .forEach(diffs::add);
                coverage = coverage.plus(answer.getCoverage());
            }
        } catch (StatusRuntimeException e) {
            coverage = coverage.without(why(e));
        }
        return new CodeAnswers.Diffs(diffs, coverage);
    }

    private static FileVersions versions(LoadedFile file) {
        FileVersions.Builder versions = FileVersions.newBuilder().setPath(file.path());
        if (file.file().moved()) {
            versions.setOldPath(file.file().oldPath());
        }
        ByteString before = file.before();
        if (before != null) {
            versions.setOldContent(before);
        }
        ByteString after = file.after();
        if (after != null) {
            versions.setNewContent(after);
        }
        return versions.build();
    }

    /** Findings and metrics of contents. */
    public CodeAnswers.Analysis analyze(List<FileContent> contents) {
        CodeServiceBlockingStub timed = timed();
        List<Finding> findings = new ArrayList<>();
        List<FileMetrics> metrics = new ArrayList<>();
        CodeCoverage coverage = CodeCoverage.NONE;
        try {
            for (List<FileContent> batch : Batches.of(contents, batchBytesMax, FileContent::getSerializedSize)) {
                AnalyzeContentsResponse answer = timed.analyzeContents(AnalyzeContentsRequest.newBuilder()
                        .addAllFiles(batch)
                        .setWithMetrics(true)
                        .build());
                findings.addAll(answer.getFindingsList());
                metrics.addAll(answer.getMetricsList());
                coverage = coverage.plus(answer.getCoverage());
            }
        } catch (StatusRuntimeException e) {
            coverage = coverage.without(why(e));
        }
        return new CodeAnswers.Analysis(findings, metrics, coverage);
    }

    /** Files of a workspace that import the given ones. */
    public CodeAnswers.Dependents dependents(String workspace, List<String> paths) {
        if (paths.isEmpty()) {
            return new CodeAnswers.Dependents(List.of(), CodeCoverage.NONE);
        }
        try {
            GetDependentsResponse answer = timed().getDependents(GetDependentsRequest.newBuilder()
                    .setWorkspace(workspace)
                    .addAllPaths(paths)
                    .build());
            return new CodeAnswers.Dependents(answer.getDependentsList(), CodeCoverage.NONE.plus(answer.getCoverage()));
        } catch (StatusRuntimeException e) {
            return new CodeAnswers.Dependents(List.of(), CodeCoverage.NONE.without(why(e)));
        }
    }

    private CodeServiceBlockingStub timed() {
        long millis = timeout.toMillis();
        Deadline callers = Context.current().getDeadline();
        if (callers != null) {
            long left = callers.timeRemaining(TimeUnit.MILLISECONDS) * CALLERS_SHARE_PERCENT / 100;
            millis = Math.max(1, Math.min(millis, left));
        }
        return stub.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    }

    private static String why(StatusRuntimeException error) {
        String description = error.getStatus().getDescription();
        return "code-intelligence unavailable (" + error.getStatus().getCode()
                + (description == null ? "" : ": " + description) + "); answered without entities from there";
    }
}
