package dev.aura.code.query;

import com.google.protobuf.util.Timestamps;
import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.GitBlobs;
import dev.aura.bus.workspace.GitHistory;
import dev.aura.bus.workspace.GitHistory.Commit;
import dev.aura.bus.workspace.GitHistory.Entry;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.store.ContentAnalyses;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.HistoryPoint;
import io.grpc.Context;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sums of code by commit. From one point to the next only what changed is looked at, each content once; nothing is checked out.
 */
final class History {

    private static final int POINTS_MAX = 200;
    private static final int COMMITS_MAX = 100_000;

    private final Workspaces workspaces;
    private final ContentAnalyses analyses;
    private final List<String> paths;
    private final ProgressMeter progress;

    /** The files of the point reached, by path, and what each counts. */
    private final Map<String, CodeTotals> files = new HashMap<>();

    private final Map<String, CodeTotals> byContent = new HashMap<>();
    private CodeTotals sum = CodeTotals.NONE;

    /**
     * @param paths files or directories, relative to the workspace; empty for all
     */
    History(Workspaces workspaces, List<String> paths, ProgressMeter progress) {
        this.workspaces = workspaces;
        this.analyses = new ContentAnalyses(workspaces.settings());
        this.paths = paths.contains("") ? List.of() : paths;
        this.progress = progress;
    }

    /** The points, and how many commits there are. */
    record Points(List<HistoryPoint> points, int commits) {}

    Points since(Workspace workspace, String revision) {
        GitHistory history = workspace
                .history()
                .orElseThrow(() -> Faults.of(
                        Status.Code.FAILED_PRECONDITION,
                        "NOT_A_REPOSITORY",
                        workspace.root() + " is in no git work tree; there is no history without one"));
        Commit base = history.commit(revision)
                .orElseThrow(() -> Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "BAD_REVISION",
                        "`" + revision + "` names no commit of " + workspace.root() + "; git rev-parse tells"));
        List<Commit> commits =
                new ArrayList<>(history.commitsSince(base, COMMITS_MAX).reversed());
        commits.addFirst(base);
        try (GitBlobs blobs = history.blobs()) {
            return new Points(points(history, sampled(commits), blobs), commits.size() - 1);
        } catch (IOException broken) {
            throw Faults.of(
                    Status.Code.UNAVAILABLE,
                    "GIT_FAILED",
                    "git did not read the history of " + workspace.root() + ": " + broken.getMessage(),
                    broken);
        } finally {
            analyses.flush();
        }
    }

    /** Evenly spread, the first and the last among them. */
    private static List<Commit> sampled(List<Commit> commits) {
        if (commits.size() <= POINTS_MAX) {
            return commits;
        }
        List<Commit> sampled = new ArrayList<>();
        for (int point = 0; point < POINTS_MAX; point++) {
            sampled.add(commits.get((int) ((long) point * (commits.size() - 1) / (POINTS_MAX - 1))));
        }
        return sampled;
    }

    private List<HistoryPoint> points(GitHistory history, List<Commit> commits, GitBlobs blobs) throws IOException {
        List<HistoryPoint> points = new ArrayList<>();
        Commit before = null;
        for (Commit commit : commits) {
            for (Entry entry : entries(history, before, commit)) {
                if (Context.current().isCancelled()) {
                    throw Status.CANCELLED
                            .withDescription("the caller does not wait any more")
                            .asRuntimeException();
                }
                take(entry, blobs);
            }
            points.add(sum.point()
                    .setCommit(commit.id())
                    .setCommittedAt(Timestamps.fromSeconds(commit.seconds()))
                    .setSubject(commit.subject())
                    .build());
            progress.at(points.size(), commits.size());
            before = commit;
        }
        return points;
    }

    private static List<Entry> entries(GitHistory history, @Nullable Commit before, Commit commit) {
        return before == null
                ? history.files(commit, Workspace.FILES_MAX)
                : history.changes(before, commit, Workspace.FILES_MAX);
    }

    private void take(Entry entry, GitBlobs blobs) throws IOException {
        Optional<LanguageFrontEnd> frontEnd = workspaces.settings().languages().frontEnd(entry.path());
        if (frontEnd.isEmpty() || !isAskedFor(entry.path())) {
            return;
        }
        CodeTotals old = entry.blob().isEmpty()
                ? files.remove(entry.path())
                : files.put(entry.path(), totals(entry, frontEnd.get(), blobs));
        sum = sum.minus(old == null ? CodeTotals.NONE : old).plus(files.getOrDefault(entry.path(), CodeTotals.NONE));
    }

    private boolean isAskedFor(String path) {
        return paths.isEmpty() || paths.stream().anyMatch(asked -> path.equals(asked) || path.startsWith(asked + "/"));
    }

    private CodeTotals totals(Entry entry, LanguageFrontEnd frontEnd, GitBlobs blobs) throws IOException {
        FileRole role = frontEnd.role(entry.path());
        String key = entry.blob() + ":" + frontEnd.language() + ":" + role;
        CodeTotals known = byContent.get(key);
        if (known == null) {
            known = blobs.read(entry.blob(), workspaces.settings().fileBytesMax())
                    .flatMap(content -> analyses.facts(entry.path(), content))
                    .map(facts -> CodeTotals.of(facts, role))
                    .orElse(CodeTotals.SKIPPED);
            byContent.put(key, known);
        }
        return known;
    }
}
