package dev.aura.code.store;

import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.proto.code.v1.FileMetrics;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of files that a caller holds from an earlier scan: those of a file with the same content are not read from the store again. */
public final class KnownCalls implements Wanted<FileAnalysis> {

    private final Wanted<FileAnalysis> calls = Wanted.analysis(Set.of(Part.CALLS));
    private final Map<ContentHash, FileAnalysis> before;
    private final Map<ContentHash, FileAnalysis> now = new HashMap<>();

    private KnownCalls(Map<ContentHash, FileAnalysis> before) {
        this.before = before;
    }

    public static KnownCalls none() {
        return new KnownCalls(Map.of());
    }

    /** For the next scan: what this one has kept. */
    public KnownCalls next() {
        return new KnownCalls(now);
    }

    @Override
    public @Nullable FileAnalysis find(AnalysisStore store, ContentHash key) {
        FileAnalysis known = before.get(key);
        return known == null ? calls.find(store, key) : known;
    }

    @Override
    public FileAnalysis of(FileAnalysis analysis) {
        return analysis;
    }

    /** Keeps what calls need of a file. Files are handed out one at a time. */
    public void keep(ScannedFile file, LanguageFrontEnd frontEnd) {
        FileFacts facts = file.facts();
        FileFacts few = new FileFacts(
                FileMetrics.getDefaultInstance(),
                facts.imports(),
                new BitSet(),
                facts.module(),
                List.of(),
                List.of(),
                Map.of(),
                facts.partial());
        now.put(
                Scan.key(file.hash(), file.path(), frontEnd),
                new FileAnalysis(few, List.of(), List.of(), file.analysis().calls(), List.of()));
    }
}
