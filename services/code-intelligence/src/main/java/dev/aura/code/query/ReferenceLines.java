package dev.aura.code.query;

import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.FileStat;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexView;
import dev.aura.code.index.IndexedFile;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.FileState;
import dev.aura.code.store.ScanSettings;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.FindReferencesResponse.Reference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the lines that references stand in, and takes out the files that are not any more what the index knew. */
final class ReferenceLines {

    private static final int LINE_MAX = 400;

    private final Workspace workspace;
    private final ScanSettings settings;
    private final RecentContents recent;
    private final Set<String> changed = new TreeSet<>();
    private int leftOut;

    ReferenceLines(Workspace workspace, ScanSettings settings, RecentContents recent) {
        this.workspace = workspace;
        this.settings = settings;
        this.recent = recent;
    }

    /**
     * Where the lines of a file are.
     *
     * @param hash of the content that the index knew
     * @param state by which the file can be told unchanged without looking at its content; null where it cannot
     * @param given the content that the question brought; null where it is in the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(String path, ContentHash hash, @Nullable FileState state, byte @Nullable [] given) {
        static Content of(IndexView view, IndexedFile file) {
            return new Content(file.path(), file.hash(), view.state(file.path()), view.given(file.path()));
        }

        /** Whether a file that is found so surely holds it still. */
        private boolean isIn(FileStat now) {
            return state != null && now instanceof FileStat.Regular regular && state.isStill(regular);
        }

        private boolean isOf(FileRead.Content now) {
            return (state != null && state.isStill(now.stat()))
                    || ContentHash.of(now.bytes()).equals(hash);
        }
    }

    /** Adds references with their lines. */
    void add(Content content, List<Reference.Builder> references, FindReferencesResponse.Builder response) {
        byte[] bytes = content.given() != null ? content.given() : read(content);
        if (bytes == null) {
            changed.add(content.path());
            leftOut += references.size();
            return;
        }
        LineReader lines = new LineReader(bytes);
        for (Reference.Builder reference : references) {
            String line = lines.line(reference.getRange().getStart().getLine()).strip();
            response.addReferences(reference.setLineText(line.substring(0, Math.min(line.length(), LINE_MAX))));
        }
    }

    private byte @Nullable [] read(Content content) {
        byte[] known = recent.find(content.hash());
        if (known != null && content.isIn(workspace.stat(content.path()))) {
            return known;
        }
        byte[] read = readFile(content);
        if (read != null) {
            recent.keep(content.hash(), read);
        }
        return read;
    }

    private byte @Nullable [] readFile(Content content) {
        return workspace.read(content.path(), settings.fileBytesMax()) instanceof FileRead.Content now
                        && content.isOf(now)
                ? now.bytes()
                : null;
    }

    /** Files that were written after the index was asked. */
    Set<String> changed() {
        return changed;
    }

    /** The answer, which names the files that are left out of it. */
    FindReferencesResponse response(FindReferencesResponse.Builder response) {
        changed.forEach(path -> response.getCoverageBuilder()
                .addSkipped(SkipReason.PENDING.of(path, "it changed while the answer was made")));
        return response.setTotal(response.getTotal() - leftOut).build();
    }
}
