package dev.aura.code.store;

import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.proto.code.v1.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of each file a scan is for: how it is found in the store, or taken from an analysis that was just made. */
public interface Wanted<T> {

    /** From the store; null where it has none. */
    @Nullable
    T find(AnalysisStore store, ContentHash key);

    /** From a new analysis, which the store has taken, too. */
    T of(FileAnalysis analysis);

    /** Facts, and the parts that are asked for. */
    static Wanted<FileAnalysis> analysis(Set<Part> parts) {
        Set<Part> asked = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts);
        return new Wanted<>() {
            @Override
            public @Nullable FileAnalysis find(AnalysisStore store, ContentHash key) {
                return store.find(key, asked);
            }

            @Override
            public FileAnalysis of(FileAnalysis analysis) {
                return analysis;
            }
        };
    }

    /**
     * What an index is made of.
     *
     * @param terms names and entities
     * @param findings findings without paths; empty where they were not asked for
     */
    record Indexable(FileTerms terms, List<Finding> findings) {}

    /** Terms, with findings where they are asked for. */
    static Wanted<Indexable> terms(boolean withFindings) {
        return new Wanted<>() {
            @Override
            public @Nullable Indexable find(AnalysisStore store, ContentHash key) {
                FileTerms terms = store.terms(key);
                if (terms == null || !withFindings) {
                    return terms == null ? null : new Indexable(terms, List.of());
                }
                FileAnalysis analysis = store.find(key, Set.of(Part.FINDINGS));
                return analysis == null ? null : new Indexable(terms, analysis.findings());
            }

            @Override
            public Indexable of(FileAnalysis analysis) {
                return new Indexable(TermsCodec.read(analysis), withFindings ? analysis.findings() : List.of());
            }
        };
    }
}
