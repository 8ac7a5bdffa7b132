package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Indexes;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.GetDependenciesResponse.Edge;
import dev.aura.proto.code.v1.GetDependenciesResponse.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** The import graph. */
public final class Dependencies {

    private final Workspaces workspaces;
    private final Indexes indexes;

    public Dependencies(Workspaces workspaces, Indexes indexes) {
        this.workspaces = workspaces;
        this.indexes = indexes;
    }

    public GetDependenciesResponse dependencies(GetDependenciesRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        if (request.getPathsCount() == 0) {
            return indexes.ask(workspace, List.of(), progress, view -> {
                ImportGraph graph = new ImportGraph(indexes.settings().languages());
                view.files().forEach(graph::add);
                return response(graph)
                        .setCoverage(view.coverage())
                        .setFreshness(indexes.freshness(view))
                        .build();
            });
        }
        ImportGraph graph = new ImportGraph(indexes.settings().languages());
        ScanResult result =
                workspaces.scan(workspace, request.getPathsList(), Take.PARSED, Set.of(), progress, graph::add);
        return response(graph)
                .setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }

    private static GetDependenciesResponse.Builder response(ImportGraph graph) {
        SortedMap<String, ImportGraph.Modules> modules = graph.modules();
        GetDependenciesResponse.Builder response = GetDependenciesResponse.newBuilder();
        Map<String, Integer> external = new HashMap<>();
        modules.forEach((language, one) -> {
            one.files()
                    .forEach((name, files) -> response.addModules(Module.newBuilder()
                            .setName(name)
                            .setLanguage(language)
                            .setFiles(files)));
            one.edges()
                    .forEach((from, targets) -> targets.forEach((to, count) -> response.addEdges(
                            Edge.newBuilder().setFrom(from).setTo(to).setCount(count))));
            one.external().forEach((name, count) -> external.merge(name, count, Integer::sum));
        });
        external.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> response.addExternal(entry.getKey()));
        return response.addAllCycles(ImportGraph.cycles(modules));
    }
}
