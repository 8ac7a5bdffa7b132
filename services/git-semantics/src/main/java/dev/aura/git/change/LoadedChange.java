package dev.aura.git.change;

import dev.aura.proto.git.v1.ChangedFile;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A change with the contents of its files, as far as the bounds allow.
 *
 * @param set which change it is
 * @param files by path
 */
public record LoadedChange(FileSet set, List<LoadedFile> files) {

    public LoadedChange {
        files = List.copyOf(files);
    }

    public ResolvedChange resolved() {
        ResolvedChange.Builder resolved = ResolvedChange.newBuilder()
                .setKind(set.kind())
                .setFiles(files.size())
                .setAddedLines(
                        files.stream().mapToInt(file -> file.lines().added()).sum())
                .setRemovedLines(
                        files.stream().mapToInt(file -> file.lines().removed()).sum());
        if (set.oldCommit() != null) {
            resolved.setOldRevision(set.oldCommit().name());
        }
        if (set.newCommit() != null) {
            resolved.setNewRevision(set.newCommit().name());
        }
        return resolved.build();
    }

    public List<ChangedFile> descriptions() {
        return files.stream().map(LoadedFile::describe).toList();
    }

    /** Files that are left out of an answer about contents, with reasons. */
    public List<SkippedFile> leftOut() {
        List<SkippedFile> skipped = new ArrayList<>();
        for (LoadedFile file : files) {
            String why = file.whyLeftOut();
            if (why != null) {
                skipped.add(skipped(file.path(), why));
            }
        }
        set.unmerged()
                .forEach(path ->
                        skipped.add(skipped(path, "failed: its merge is not finished; resolve it and git add it")));
        return skipped;
    }

    private static SkippedFile skipped(String path, String reason) {
        return SkippedFile.newBuilder().setPath(path).setReason(reason).build();
    }
}
