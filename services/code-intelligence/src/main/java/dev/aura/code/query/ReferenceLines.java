package dev.aura.code.query;

import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexView;
import dev.aura.code.index.IndexedFile;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.ContentHash;
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
    private final Set<String> changed = new TreeSet<>();
    private int leftOut;

    ReferenceLines(Workspace workspace, ScanSettings settings) {
        this.workspace = workspace;
        this.settings = settings;
    }

    /**
     * Where the lines of a file are.
     *
     * @param hash of the content that the index knew
     * @param given the content that the question brought; null where it is in the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(String path, ContentHash hash, byte @Nullable [] given) {
        static Content of(IndexView view, IndexedFile file) {
            return new Content(file.path(), file.hash(), view.given(file.path()));
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
        SourceText source = SourceText.decode(bytes);
        for (Reference.Builder reference : references) {
            String line =
                    source.lineText(reference.getRange().getStart().getLine()).strip();
            response.addReferences(reference.setLineText(line.substring(0, Math.min(line.length(), LINE_MAX))));
        }
    }

    private byte @Nullable [] read(Content content) {
        return workspace.read(content.path(), settings.fileBytesMax()) instanceof FileRead.Content now
                        && ContentHash.of(now.bytes()).equals(content.hash())
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
