package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Metrics of files. */
public final class Measurements {

    private final Workspaces workspaces;

    public Measurements(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public MeasureResponse measure(MeasureRequest request, ProgressMeter progress) {
        if (!request.getSinceRevision().isEmpty()) {
            throw Faults.of(
                    Status.Code.UNIMPLEMENTED,
                    "HISTORY_NOT_BUILT",
                    "metrics since `" + request.getSinceRevision() + "` are not built yet; leave the revision out");
        }
        Workspace workspace = Workspace.open(request.getWorkspace());
        List<FileMetrics> files = new ArrayList<>();
        ScanResult result = workspaces.scan(
                workspace, request.getPathsList(), Take.PARSED, Set.of(), progress, file -> files.add(file.metrics()));
        files.sort(Comparator.comparing(FileMetrics::getPath));
        return MeasureResponse.newBuilder()
                .addAllFiles(files)
                .setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }
}
