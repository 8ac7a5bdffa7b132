package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexView;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Import;
import dev.aura.proto.mesh.v1.Freshness;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls of a workspace, tied. The last one asked for is kept while memory lasts; it is taken again where no file has changed. */
public final class CallModels {

    private final Workspaces workspaces;
    private volatile SoftReference<Model> last = new SoftReference<>(null);

    public CallModels(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** The calls of one language in one state of a workspace. */
    public static final class Model {
        private final String root;
        private final String language;
        private final ScanResult result;
        private final CallSystem.Index index;

        /** The state of the index when the files were looked at; empty where nobody asked. */
        private final String indexed;

        Model(String root, String language, ScanResult result, CallSystem.Index index, String indexed) {
            this.indexed = indexed;
            this.root = root;
            this.language = language;
            this.result = result;
            this.index = index;
        }

        ScanResult result() {
            return result;
        }

        /** Asks the index, which serves one thread at a time. */
        public <T> T ask(Function<CallSystem.Index, T> question) {
            synchronized (index) {
                return question.apply(index);
            }
        }

        private boolean isOf(String otherRoot, String otherLanguage) {
            return root.equals(otherRoot) && language.equals(otherLanguage);
        }
    }

    /** The calls of a language, after a look at all files; empty where they are told by names alone. */
    public Optional<Model> of(Workspace workspace, String language, ProgressMeter progress) {
        return of(workspace, language, "", progress);
    }

    /** The calls of a language in the state that an index is in, without looking at files where nothing has changed since. */
    Optional<Model> at(Workspace workspace, String language, IndexState state, ProgressMeter progress) {
        Model kept = last.get();
        int filesMax = system(language).map(CallSystem::filesAtHandMax).orElse(0);
        if (state.files() > filesMax || state.pending() > 0) {
            return Optional.empty(); // names alone tell, so that editors need not wait
        }
        return kept != null
                        && kept.isOf(workspace.root().toString(), language)
                        && kept.indexed.equals(state.contentHash())
                ? Optional.of(kept)
                : of(workspace, language, state.contentHash(), progress);
    }

    /**
     * The calls of a language for a question that may take its time: while the workspace is watched and nothing waits to be analysed,
     * the index says whether anything has changed; otherwise all files are looked at.
     */
    Optional<Model> now(Workspace workspace, Indexes indexes, String language, ProgressMeter progress) {
        if (!indexes.isWatched(workspace) || system(language).isEmpty()) {
            return of(workspace, language, "", progress);
        }
        IndexState state = indexes.ask(workspace, List.of(), progress, IndexState::of);
        Model kept = last.get();
        boolean same = kept != null
                && kept.isOf(workspace.root().toString(), language)
                && kept.indexed.equals(state.contentHash())
                && state.pending() == 0;
        return same
                ? Optional.ofNullable(kept)
                : of(workspace, language, state.pending() > 0 ? "" : state.contentHash(), progress);
    }

    /** How many files an index holds, a hash of them, and how many have changed and are not in it yet: then the index alone can say so. */
    record IndexState(int files, String contentHash, int pending) {

        static IndexState of(IndexView view) {
            Freshness.Builder freshness = view.freshness();
            return new IndexState(view.size(), freshness.getContentHash(), freshness.getPendingEvents());
        }
    }

    private Optional<Model> of(Workspace workspace, String language, String indexed, ProgressMeter progress) {
        Optional<CallSystem> system = system(language);
        if (system.isEmpty()) {
            return Optional.empty();
        }
        Set<String> languages =
                system.get().languages().contains(language) ? system.get().languages() : Set.of(language);
        String root = workspace.root().toString();
        Model kept = last.get();
        if (indexed.isEmpty() && kept != null && kept.isOf(root, language)) {
            ScanResult now = scan(workspace, languages, progress, null);
            if (now.contentHash().equals(kept.result.contentHash())) {
                return Optional.of(new Model(root, language, now, kept.index, kept.indexed));
            }
        }
        List<CallUnit> units = new ArrayList<>();
        ScanResult result = scan(workspace, languages, progress, units);
        Model made = new Model(root, language, result, system.get().index(units), indexed);
        last = new SoftReference<>(made);
        return Optional.of(made);
    }

    private Optional<CallSystem> system(String language) {
        return workspaces.settings().languages().named(language).flatMap(LanguageFrontEnd::calls);
    }

    private ScanResult scan(
            Workspace workspace, Set<String> languages, ProgressMeter progress, @Nullable List<CallUnit> units) {
        Set<Part> parts = units == null ? Set.of() : Set.of(Part.CALLS);
        return workspaces.scan(workspace, List.of(), Take.PARSED, parts, progress, file -> {
            if (units != null && languages.contains(file.language())) {
                units.add(unit(file));
            }
        });
    }

    private static CallUnit unit(ScannedFile file) {
        List<String> imports =
                file.facts().imports().stream().map(Import::getName).toList();
        return new CallUnit(
                file.path(), file.facts().module(), imports, file.analysis().calls());
    }
}
