package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem;
import java.util.Collection;
import java.util.Set;

/** Ties calls of languages in which types are not written, or not everywhere, by following values. */
public final class FlowCalls implements CallSystem {

    /** Values are followed through all files again whenever one has changed: about a millisecond a file. */
    private static final int FILES_AT_HAND_MAX = 1_000;

    private final FlowLanguage language;

    public FlowCalls(FlowLanguage language) {
        this.language = language;
    }

    /** The values are followed when the first question is asked. */
    @Override
    public Index index(Collection<CallUnit> units) {
        return new FlowIndex(units, language);
    }

    @Override
    public Set<String> languages() {
        return language.languages();
    }

    @Override
    public int filesAtHandMax() {
        return FILES_AT_HAND_MAX;
    }
}
