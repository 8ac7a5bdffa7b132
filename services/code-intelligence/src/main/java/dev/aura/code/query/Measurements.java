package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.duplicate.Duplicates;
import dev.aura.code.language.FileRole;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.code.types.TypeMeasures;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Metrics of files. */
public final class Measurements {

    private final Workspaces workspaces;

    public Measurements(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public MeasureResponse measure(MeasureRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        List<FileMetrics> files = new ArrayList<>();
        ModuleSums modules = new ModuleSums(workspaces.settings().languages());
        TypeMeasures types = new TypeMeasures(workspaces.settings().languages());
        Set<Part> parts = request.getWithTypes() ? Set.of(Part.TYPES) : Set.of();
        ScanResult result = workspaces.scan(workspace, request.getPathsList(), Take.PARSED, parts, progress, file -> {
            if (file.role() != FileRole.MANIFEST) {
                files.add(file.metrics());
            }
            modules.add(file);
            if (request.getWithTypes()) {
                types.add(file);
            }
        });
        files.sort(Comparator.comparing(FileMetrics::getPath));
        if (request.getWithDuplicates()) {
            Map<String, Integer> lines =
                    new Duplicates(workspaces).linesByPath(workspace, request.getPathsList(), progress);
            files.replaceAll(file -> file.toBuilder()
                    .setDuplicatedLines(lines.getOrDefault(file.getPath(), 0))
                    .build());
        }
        MeasureResponse.Builder response =
                MeasureResponse.newBuilder().addAllFiles(files).addAllModules(modules.metrics());
        if (request.getWithTypes()) {
            response.addAllTypes(types.metrics());
        }
        if (!request.getSinceRevision().isEmpty()) {
            List<String> paths = request.getPathsList().stream()
                    .map(path -> workspace.relativize(workspace.resolve(path)))
                    .toList();
            History.Points history =
                    new History(workspaces, paths, progress).since(workspace, request.getSinceRevision());
            response.addAllHistory(history.points()).setCommitCount(history.commits());
        }
        return response.setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }
}
