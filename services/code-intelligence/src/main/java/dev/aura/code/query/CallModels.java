package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexView;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.mesh.v1.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The calls of workspaces, tied. Questions at the same time share the work; a model is taken again where no file of its languages has changed, and what
 * was read of other files where some have.
 */
public final class CallModels {

    /** What all models together may take; the last one asked for stays in any case, while memory lasts. */
    private static final long BYTES_MAX = 192L << 20;

    private final Workspaces workspaces;
    private final KeptModels kept;
    private final Duration editorWait;

    /**
     * No models yet.
     *
     * @param editorWait how long an editor's question waits for them; while they are not ready, names tell
     */
    public CallModels(Workspaces workspaces, Duration editorWait) {
        this(workspaces, BYTES_MAX, editorWait);
    }

    CallModels(Workspaces workspaces, long bytesMax, Duration editorWait) {
        this.workspaces = workspaces;
        this.kept = new KeptModels(bytesMax);
        this.editorWait = editorWait;
    }

    /** The calls of one language in one state of a workspace. */
    public static final class Model {
        private final ScanResult result;
        private final CallSystem.Index index;
        private final CallFiles files;

        /** The state of the index when the files were looked at; empty where nobody asked. */
        private final String indexed;

        private volatile boolean ready;

        Model(ScanResult result, CallSystem.Index index, CallFiles files, String indexed) {
            this.indexed = indexed;
            this.result = result;
            this.index = index;
            this.files = files;
        }

        ScanResult result() {
            return result;
        }

        /** Estimated. */
        long bytes() {
            return files.bytes();
        }

        /** Asks the index, which serves one thread at a time. */
        public <T> T ask(Function<CallSystem.Index, T> question) {
            synchronized (index) {
                return question.apply(index);
            }
        }

        private Model prepared() {
            if (!ready) {
                synchronized (index) {
                    index.prepare();
                }
                ready = true;
            }
            return this;
        }

        private boolean isAt(String state) {
            return !state.isEmpty() && indexed.equals(state);
        }
    }

    /** The calls of a language, after a look at all files; empty where they are told by names alone. */
    public Optional<Model> of(Workspace workspace, String language, ProgressMeter progress) {
        return of(workspace, language, "", progress);
    }

    /**
     * The calls of a language in the state that an index is in, for an editor that waits for the answer: empty where they are not ready in time; they
     * are made all the same, for the next question.
     */
    Optional<Model> at(Workspace workspace, String language, IndexState state, ProgressMeter progress) {
        Optional<CallSystem> system = system(language);
        if (system.isEmpty() || state.files() > system.get().filesAtHandMax() || state.pending() > 0) {
            return Optional.empty(); // names alone tell, so that editors need not wait
        }
        ModelMaker maker = kept.of(key(workspace, system.get(), language));
        Model last = maker.last();
        if (last != null && last.ready && last.isAt(state.contentHash())) {
            return Optional.of(last);
        }
        return maker.ahead(
                        workspaces.settings().threads(),
                        () -> made(workspace, system.get(), language, state.contentHash(), progress)
                                .prepared(),
                        editorWait)
                .filter(model -> model.isAt(state.contentHash()));
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
        return of(workspace, language, state.pending() > 0 ? "" : state.contentHash(), progress);
    }

    /** How many files an index holds, a hash of them, and how many have changed and are not in it yet: then the index alone can say so. */
    record IndexState(int files, String contentHash, int pending) {

        static IndexState of(IndexView view) {
            Freshness.Builder freshness = view.freshness();
            return new IndexState(view.size(), freshness.getContentHash(), freshness.getPendingEvents());
        }
    }

    private Optional<Model> of(Workspace workspace, String language, String indexed, ProgressMeter progress) {
        return system(language).map(system -> made(workspace, system, language, indexed, progress));
    }

    private static KeptModels.Key key(Workspace workspace, CallSystem system, String language) {
        Set<String> together = system.languages().contains(language) ? system.languages() : Set.of(language);
        return new KeptModels.Key(workspace.root().toString(), together);
    }

    private Model made(
            Workspace workspace, CallSystem system, String language, String indexed, ProgressMeter progress) {
        KeptModels.Key key = key(workspace, system, language);
        Model made = kept.of(key).make(last -> {
            if (last != null && last.isAt(indexed)) {
                return last;
            }
            CallFiles files = last == null ? new CallFiles(key.languages()) : last.files.next();
            ScanResult result = files.scan(workspaces, workspace, progress);
            boolean same = last != null && files.areAs(last.files);
            CallSystem.Index index = same ? last.index : system.index(files.units());
            Model next = new Model(result, index, files, indexed);
            next.ready = same && last.ready;
            return next;
        });
        kept.trim(key);
        return made;
    }

    private Optional<CallSystem> system(String language) {
        return workspaces.settings().languages().named(language).flatMap(LanguageFrontEnd::calls);
    }
}
