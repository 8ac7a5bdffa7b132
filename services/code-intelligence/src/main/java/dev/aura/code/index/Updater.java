package dev.aura.code.index;

import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.store.Look;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Scan;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.Wanted;
import dev.aura.code.store.Wanted.Indexable;
import dev.aura.code.watch.Changes.Batch;
import dev.aura.code.watch.Changes.Scope;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings the files of an index up to date: by the state of every file, or by looking at those that may have changed. One caller at a time. */
final class Updater {

    /** Files that are looked at while what came of the ones before them is entered, so that little is in memory twice. */
    private static final int CHUNK = 256;

    private final ScanSettings settings;
    private final FileSet files;
    private final SavedIndexes saved;
    private boolean filled;
    private boolean restored;

    Updater(ScanSettings settings, FileSet files, SavedIndexes saved) {
        this.settings = settings;
        this.files = files;
        this.saved = saved;
    }

    /**
     * What an update did.
     *
     * @param changes what is otherwise now
     * @param computed files that were parsed
     * @param source how files were listed; null where they were not
     */
    record Update(List<FileChange> changes, int computed, FileListing.@Nullable Source source) {

        private Update listed(FileListing listing) {
            return new Update(changes, computed, listing.source());
        }
    }

    /** Whether a file's name says that it is in question. */
    boolean isInQuestion(String path) {
        return settings.languages().reader(path).isPresent();
    }

    /** Looks at the state of every file in question. */
    Update verify(Workspace workspace, boolean withFindings, ProgressMeter progress) {
        if (!filled && !restored) {
            restore(workspace);
        }
        Scan<Indexable> scan = scan(workspace, withFindings);
        FileListing listing = workspace.files(List.of());
        NavigableSet<String> listed = new TreeSet<>();
        listing.paths().stream().filter(this::isInQuestion).forEach(listed::add);
        Set<String> gone = new HashSet<>(files.read(index -> index.pathsBelow("")));
        gone.removeAll(listed);
        Update update = look(scan, listed, gone, progress);
        filled = true;
        return update.listed(listing);
    }

    /** Begins with what an earlier process knew, whose states say what is to be looked at. */
    private void restore(Workspace workspace) {
        CodeIndex known = saved.read(workspace.root(), settings.languages());
        if (known != null) {
            files.restore(known);
            restored = true;
        }
    }

    /** Looks at what may have changed. */
    Update apply(Workspace workspace, Batch batch, ProgressMeter progress) {
        if (!filled || batch.scope().compareTo(Scope.EVERYTHING) >= 0) {
            return verify(workspace, true, progress);
        }
        Set<String> look = new TreeSet<>(batch.files());
        for (String directory : batch.directories()) {
            look.addAll(files.read(index -> index.pathsBelow(directory)));
        }
        if (batch.scope() == Scope.LISTING) {
            return relist(workspace, look, progress);
        }
        Set<String> unsure = new TreeSet<>(batch.directories());
        look.stream().filter(path -> isUnsure(workspace, path)).forEach(unsure::add);
        Optional<NavigableSet<String>> listed = workspace.watchedPlaces().filesAmong(unsure, Workspace.FILES_MAX);
        return listed.isEmpty()
                ? verify(workspace, true, progress)
                : lookAmong(workspace, look, unsure, listed.get(), progress);
    }

    /** Whether only git can say that a file is in question: a new one, or one that is gone but may be tracked. */
    private boolean isUnsure(Workspace workspace, String path) {
        boolean exists = Files.exists(workspace.root().resolve(path), LinkOption.NOFOLLOW_LINKS);
        boolean indexed = files.read(index -> index.file(path) != null);
        // What neither is nor was there came and went, such as an editor's temporary file.
        return exists ? !indexed : files.read(index -> index.knows(path));
    }

    /** Looks at the files that are known to be in question, and at those of the unsure ones that were listed; the other unsure ones go. */
    private Update lookAmong(
            Workspace workspace,
            Set<String> look,
            Set<String> unsure,
            NavigableSet<String> listed,
            ProgressMeter progress) {
        NavigableSet<String> inQuestion = new TreeSet<>();
        listed.stream().filter(this::isInQuestion).forEach(inQuestion::add);
        Set<String> gone = new HashSet<>();
        for (String path : look) {
            if (!unsure.contains(path) && files.read(index -> index.file(path) != null)) {
                inQuestion.add(path);
            } else if (!listed.contains(path)) {
                gone.add(path);
            }
        }
        return look(scan(workspace, true), inQuestion, gone, progress);
    }

    /** Lists what is in question, and looks at what is new there and at what may have changed. */
    private Update relist(Workspace workspace, Set<String> look, ProgressMeter progress) {
        NavigableSet<String> listed = new TreeSet<>();
        FileListing listing = workspace.files(List.of());
        listing.paths().stream().filter(this::isInQuestion).forEach(listed::add);
        Set<String> gone = new HashSet<>(files.read(index -> index.pathsBelow("")));
        gone.removeAll(listed);
        listed.removeIf(path -> !look.contains(path) && files.read(index -> index.file(path) != null));
        return look(scan(workspace, true), listed, gone, progress).listed(listing);
    }

    private Scan<Indexable> scan(Workspace workspace, boolean withFindings) {
        boolean isFirst = !filled && !restored;
        Scan.Known known = isFirst ? path -> null : files::state;
        return Scan.since(settings, workspace, Wanted.terms(withFindings), known, isFirst);
    }

    private Update look(
            Scan<Indexable> scan, NavigableSet<String> paths, Collection<String> gone, ProgressMeter progress) {
        List<FileChange> changes = new ArrayList<>(files.enter(List.of(), gone));
        int[] computed = new int[1];
        scan.run(List.copyOf(paths), CHUNK, progress, looks -> {
            changes.addAll(files.enter(looks, List.of()));
            computed[0] += (int) looks.stream()
                    .filter(look -> look instanceof Look.Found<Indexable> found && !found.cached())
                    .count();
        });
        return new Update(changes, computed[0], null);
    }
}
