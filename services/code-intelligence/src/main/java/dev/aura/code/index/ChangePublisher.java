package dev.aura.code.index;

import dev.aura.bus.events.Events;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.Scan;
import dev.aura.code.store.ScanSettings;
import dev.aura.proto.code.v1.FileAnalyzed;
import dev.aura.proto.code.v1.FileRemoved;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.FindingAdded;
import dev.aura.proto.code.v1.FindingResolved;
import dev.aura.proto.code.v1.WatchResponse.Change;
import dev.aura.proto.code.v1.WorkspaceRescanned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Publishes what changes in a watched workspace. Where a great many files changed at once, one event says so instead. */
final class ChangePublisher {

    private static final int FILES_MAX = 1000;

    private final String workspace;
    private final ScanSettings settings;
    private final Events events;

    ChangePublisher(String workspace, ScanSettings settings, Events events) {
        this.workspace = workspace;
        this.settings = settings;
        this.events = events;
    }

    void changed(List<FileChange> changes, boolean rescanned) {
        if (rescanned || changes.size() > FILES_MAX) {
            events.publish(
                    "code.workspace.rescanned",
                    WorkspaceRescanned.newBuilder()
                            .setWorkspace(workspace)
                            .setChangedFiles(changes.size())
                            .build());
        }
        if (changes.size() <= FILES_MAX) {
            changes.forEach(this::publish);
        }
    }

    private void publish(FileChange change) {
        if (change.gone()) {
            events.publish(
                    "code.file.removed",
                    FileRemoved.newBuilder()
                            .setWorkspace(workspace)
                            .setPath(change.path())
                            .build());
        } else {
            events.publish("code.file.analyzed", analyzed(change));
        }
        compareFindings(change);
    }

    private FileAnalyzed analyzed(FileChange change) {
        ContentHash hash = change.after();
        return FileAnalyzed.newBuilder()
                .setWorkspace(workspace)
                .setPath(change.path())
                .setLanguage(change.language())
                .setChange(change.before() == null ? Change.CREATED : Change.MODIFIED)
                .setContentHash(hash == null ? "" : hash.hex())
                .setPartial(change.partial())
                .setFindings(change.findings().size())
                .build();
    }

    private void compareFindings(FileChange change) {
        ContentHash before = change.before();
        List<Finding> kept = before == null ? List.of() : Scan.findings(settings, change.path(), before);
        List<Finding> old =
                kept.stream().filter(finding -> !finding.hasSuppression()).toList();
        without(change.findings(), old)
                .forEach(finding -> events.publish(
                        "code.finding.added",
                        FindingAdded.newBuilder()
                                .setWorkspace(workspace)
                                .setFinding(finding.toBuilder().setPath(change.path()))
                                .build()));
        without(old, change.findings())
                .forEach(finding -> events.publish(
                        "code.finding.resolved",
                        FindingResolved.newBuilder()
                                .setWorkspace(workspace)
                                .setFinding(finding.toBuilder().setPath(change.path()))
                                .build()));
    }

    /** What a finding is told by when lines move. */
    private record Mark(String rule, String entity, String message) {
        static Mark of(Finding finding) {
            return new Mark(finding.getRuleId(), finding.getEntity(), finding.getMessage());
        }
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        Map<Mark, Integer> counts = new HashMap<>();
        others.forEach(finding -> counts.merge(Mark.of(finding), 1, Integer::sum));
        List<Finding> left = new ArrayList<>();
        for (Finding finding : findings) {
            if (counts.merge(Mark.of(finding), -1, Integer::sum) < 0) {
                left.add(finding);
            }
        }
        return left;
    }
}
