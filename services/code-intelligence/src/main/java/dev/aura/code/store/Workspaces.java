package dev.aura.code.store;

import com.google.protobuf.util.Timestamps;
import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.GitState;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.proto.mesh.v1.Freshness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at workspaces: the door that every question goes through. */
public final class Workspaces {

    private static final int DIRTY_PATHS_MAX = 100;

    private final ScanSettings settings;

    public Workspaces(ScanSettings settings) {
        this.settings = settings;
    }

    public ScanSettings settings() {
        return settings;
    }

    /** Which files a scan takes in. */
    public enum Take {
        /** Those of languages that are parsed, and whatever is named. */
        PARSED,
        /** Those that are only counted, too. */
        COUNTED_TOO
    }

    /** Looks at files or directories of a workspace, all of it where none are named. */
    public ScanResult scan(
            Workspace workspace,
            List<String> paths,
            Take take,
            Set<Part> parts,
            ProgressMeter progress,
            Consumer<ScannedFile> consumer) {
        return scan(workspace, paths, take, Wanted.analysis(parts), progress, consumer);
    }

    /** The same with what is wanted of each file. */
    public ScanResult scan(
            Workspace workspace,
            List<String> paths,
            Take take,
            Wanted<FileAnalysis> wanted,
            ProgressMeter progress,
            Consumer<ScannedFile> consumer) {
        FileListing listing = workspace.files(paths);
        Set<String> named = new HashSet<>();
        paths.forEach(path -> named.add(workspace.relativize(workspace.resolve(path))));
        boolean counting = take == Take.COUNTED_TOO;
        List<String> inQuestion = listing.paths().stream()
                .filter(path -> named.contains(path) || isInQuestion(path, counting))
                .toList();
        Tally tally = new Tally(inQuestion, consumer, progress);
        Scan.of(settings, workspace, wanted, counting).run(inQuestion, tally);
        return tally.result(listing);
    }

    private boolean isInQuestion(String path, boolean counting) {
        return settings.languages().reader(path).isPresent()
                || (counting && !settings.languages().language(path).isEmpty());
    }

    /** The state that an answer describes, with the files that differ from the commit. */
    public Freshness freshness(Workspace workspace, ScanResult result) {
        GitState state = result.inRepository() ? workspace.gitState(DIRTY_PATHS_MAX) : GitState.NONE;
        return base(result)
                .setRevision(state.revision())
                .addAllDirtyPaths(state.dirtyPaths())
                .setDirtyCount(state.dirtyCount())
                .build();
    }

    /** The same without looking for files that differ. */
    public Freshness quickFreshness(Workspace workspace, ScanResult result) {
        return base(result)
                .setRevision(result.inRepository() ? workspace.revision() : "")
                .build();
    }

    private Freshness.Builder base(ScanResult result) {
        return Freshness.newBuilder()
                .setContentHash(result.contentHash())
                .setComputedAt(Timestamps.fromMillis(settings.clock().millis()))
                .setCachedFiles(result.cachedFiles())
                .setComputedFiles(result.computedFiles());
    }
}
