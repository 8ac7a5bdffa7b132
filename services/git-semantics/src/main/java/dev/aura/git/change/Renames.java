package dev.aura.git.change;

import dev.aura.git.repository.OpenRepository;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.ContentSource;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectReader;

/** Pairs deleted with added files whose content is the same or alike (60 %, as JGit has it; git takes 50 %). */
final class Renames {

    private final OpenRepository repository;
    private final int renameLimit;
    private final int fileBytesMax;

    Renames(OpenRepository repository, int renameLimit, int fileBytesMax) {
        this.repository = repository;
        this.renameLimit = renameLimit;
        this.fileBytesMax = fileBytesMax;
    }

    /** Pairs files whose contents are in the object database. */
    List<FileChange> detect(List<DiffEntry> entries) throws IOException {
        try (ObjectReader reader = repository.jgit().newObjectReader()) {
            return detect(entries, ContentSource.create(reader));
        }
    }

    /** Pairs files whose new contents come from another source. */
    List<FileChange> detect(List<DiffEntry> entries, ContentSource newContents) throws IOException {
        try (ObjectReader reader = repository.jgit().newObjectReader()) {
            RenameDetector detector = new RenameDetector(repository.jgit());
            detector.setRenameLimit(renameLimit);
            detector.setBigFileThreshold(fileBytesMax);
            detector.setSkipContentRenamesForBinaryFiles(true);
            detector.addAll(entries);
            ContentSource.Pair contents = new ContentSource.Pair(ContentSource.create(reader), newContents);
            return detector.compute(contents, NullProgressMonitor.INSTANCE).stream()
                    .map(FileChange::of)
                    .sorted(Comparator.comparing(FileChange::path))
                    .toList();
        } catch (CanceledException e) {
            throw new IllegalStateException("a monitor that never cancels has cancelled", e);
        }
    }
}
