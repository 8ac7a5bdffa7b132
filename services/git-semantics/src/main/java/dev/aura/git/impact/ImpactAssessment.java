package dev.aura.git.impact;

import dev.aura.git.change.FileChange;
import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.git.code.CodeAnswers;
import dev.aura.git.code.CodeClient;
import dev.aura.git.repository.OpenRepository;
import dev.aura.proto.code.v1.GetDependentsResponse.Dependent;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.AssessImpactResponse.CoChange;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/** Finds what a change reaches: importers of what changed, and files that usually change with it. */
public final class ImpactAssessment {

    private static final int SUPPORT_MIN = 3;
    private static final double CONFIDENCE_MIN = 0.2;
    private static final int CO_CHANGES_MAX = 50;
    private static final int PATHS_MAX = 500;

    private final CodeClient code;
    private final int historyCommits;
    private final Duration historyTime;

    /**
     * An assessment.
     *
     * @param historyCommits most commits that a caller may ask to look at
     * @param historyTime longest time to spend on history
     */
    public ImpactAssessment(CodeClient code, int historyCommits, Duration historyTime) {
        this.code = code;
        this.historyCommits = historyCommits;
        this.historyTime = historyTime;
    }

    /** Assesses a change; commitsMax 0 takes 500. */
    public AssessImpactResponse assess(OpenRepository repository, LoadedChange change, int commitsMax)
            throws IOException {
        int commits = Math.min(historyCommits, commitsMax <= 0 ? 500 : commitsMax);
        Set<String> paths = pathsBefore(change);
        ObjectId start = change.set().oldCommit();
        ChangeHistory history = ChangeHistory.read(repository, start, paths, commits, historyTime);
        CodeAnswers.Dependents dependents = dependents(repository, change);
        return AssessImpactResponse.newBuilder()
                .setChange(change.resolved())
                .addAllFiles(change.descriptions())
                .addAllDependents(dependents.dependents())
                .addAllCoChanges(start == null ? List.of() : coChanges(repository, start, change, history))
                .addAllTests(dependents.dependents().stream()
                        .filter(Dependent::getTest)
                        .map(Dependent::getPath)
                        .toList())
                .setHistoryCommits(history.commits())
                .setShallow(repository.location().shallow())
                .setCoverage(coverage(repository, change, dependents, history))
                .build();
    }

    private static Set<String> pathsBefore(LoadedChange change) {
        Set<String> paths = new HashSet<>();
        for (LoadedFile file : change.files()) {
            if (file.file().hasOld() && paths.size() < PATHS_MAX) {
                paths.add(file.file().oldPath());
            }
        }
        return paths;
    }

    private CodeAnswers.Dependents dependents(OpenRepository repository, LoadedChange change) {
        Set<String> paths = new java.util.LinkedHashSet<>();
        for (LoadedFile loaded : change.files()) {
            FileChange file = loaded.file();
            if (FileRole.mayHoldCode(file.path()) && !file.link() && paths.size() < PATHS_MAX) {
                paths.add(file.path());
                paths.add(file.oldPath());
            }
        }
        Path workTree = repository.location().workTree();
        return code.dependents(
                workTree == null ? "" : workTree.toString(), workTree == null ? List.of() : List.copyOf(paths));
    }

    /** For each file outside of the change, the file of the change that it goes with most often. */
    private static List<CoChange> coChanges(
            OpenRepository repository, ObjectId start, LoadedChange change, ChangeHistory history) throws IOException {
        Map<String, CoChange> best = new HashMap<>();
        history.together()
                .forEach((with, others) -> others.forEach((path, both) -> {
                    double confidence = (double) both / history.single().getOrDefault(with, 1);
                    CoChange candidate = CoChange.newBuilder()
                            .setPath(path)
                            .setWithPath(with)
                            .setCommits(both)
                            .setConfidence(confidence)
                            .build();
                    if (both >= SUPPORT_MIN && confidence >= CONFIDENCE_MIN) {
                        best.merge(
                                path,
                                candidate,
                                (one, other) -> one.getConfidence() >= other.getConfidence() ? one : other);
                    }
                }));
        Set<String> own = new HashSet<>();
        change.files().forEach(file -> own.add(file.path()));
        List<CoChange> ranked = best.values().stream()
                .filter(one -> !own.contains(one.getPath()))
                .sorted(Comparator.comparingDouble((CoChange one) -> -one.getConfidence())
                        .thenComparingInt(one -> -one.getCommits())
                        .thenComparing(CoChange::getPath))
                .limit(CO_CHANGES_MAX * 2L)
                .toList();
        Set<String> existing = new HashSet<>(ChangeHistory.existing(
                repository, start, ranked.stream().map(CoChange::getPath).toList()));
        return ranked.stream()
                .filter(one -> existing.contains(one.getPath()))
                .limit(CO_CHANGES_MAX)
                .toList();
    }

    private static Coverage coverage(
            OpenRepository repository, LoadedChange change, CodeAnswers.Dependents dependents, ChangeHistory history) {
        List<String> missing = new ArrayList<>();
        if (repository.location().workTree() == null) {
            missing.add("unsupported: a bare repository has no work tree to look for importers in");
        }
        if (!history.complete()) {
            missing.add("failed: history was read for " + history.commits()
                    + " commits only (git.historyTime, or objects not here)");
        }
        Coverage.Builder coverage = dependents.coverage().of(change).toBuilder();
        missing.forEach(
                why -> coverage.addSkipped(SkippedFile.newBuilder().setPath(".").setReason(why)));
        return coverage.build();
    }
}
