package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Indexes;
import dev.aura.code.store.ProgressMeter;
import dev.aura.proto.code.v1.GetDependentsRequest;
import dev.aura.proto.code.v1.GetDependentsResponse;
import dev.aura.proto.code.v1.GetDependentsResponse.Dependent;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that use given files, directly and through others. */
public final class Dependents {

    private static final int DEPTH_DEFAULT = 3;

    private final Indexes indexes;

    public Dependents(Indexes indexes) {
        this.indexes = indexes;
    }

    public GetDependentsResponse dependents(GetDependentsRequest request, ProgressMeter progress) {
        if (request.getPathsCount() == 0) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT, "NO_PATHS", "no files are given; name those whose users are wanted");
        }
        Workspace workspace = Workspace.open(request.getWorkspace());
        List<String> starts = request.getPathsList().stream()
                .map(path -> workspace.relativize(workspace.resolve(path)))
                .toList();
        int depth = request.getDepthMax() <= 0 ? DEPTH_DEFAULT : request.getDepthMax();
        return indexes.ask(workspace, List.of(), progress, view -> {
            FileLinks links = new FileLinks(indexes.settings().languages());
            view.files().forEach(links::add);
            starts.forEach(links::addAbsent);
            GetDependentsResponse.Builder response = GetDependentsResponse.newBuilder();
            walk(starts, links, depth).forEach(response::addDependents);
            return response.setCoverage(view.coverage())
                    .setFreshness(indexes.freshness(view))
                    .build();
        });
    }

    private static List<Dependent> walk(List<String> starts, FileLinks links, int depthMax) {
        Map<String, Set<String>> users = links.usersByFile();
        Map<String, Integer> distance = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(starts);
        starts.forEach(path -> distance.put(path, 0));
        List<Dependent> found = new ArrayList<>();
        while (!queue.isEmpty()) {
            String path = queue.poll();
            int next = distance.getOrDefault(path, 0) + 1;
            for (String user : next > depthMax ? Set.<String>of() : users.getOrDefault(path, Set.of())) {
                if (distance.putIfAbsent(user, next) == null) {
                    queue.add(user);
                    found.add(Dependent.newBuilder()
                            .setPath(user)
                            .setDistance(next)
                            .setVia(path)
                            .setTest(links.isTest(user))
                            .build());
                }
            }
        }
        found.sort(Comparator.comparingInt(Dependent::getDistance).thenComparing(Dependent::getPath));
        return found;
    }
}
