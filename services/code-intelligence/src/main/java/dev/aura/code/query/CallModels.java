package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Import;
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
    static final class Model {
        private final String root;
        private final String language;
        private final ScanResult result;
        private final CallSystem.Index index;

        Model(String root, String language, ScanResult result, CallSystem.Index index) {
            this.root = root;
            this.language = language;
            this.result = result;
            this.index = index;
        }

        ScanResult result() {
            return result;
        }

        /** Asks the index, which serves one thread at a time. */
        <T> T ask(Function<CallSystem.Index, T> question) {
            synchronized (index) {
                return question.apply(index);
            }
        }

        private boolean isOf(String otherRoot, String otherLanguage) {
            return root.equals(otherRoot) && language.equals(otherLanguage);
        }
    }

    /** The calls of a language; empty where they are told by names alone. */
    Optional<Model> of(Workspace workspace, String language, ProgressMeter progress) {
        Optional<CallSystem> system =
                workspaces.settings().languages().named(language).flatMap(frontEnd -> frontEnd.calls());
        if (system.isEmpty()) {
            return Optional.empty();
        }
        String root = workspace.root().toString();
        Model kept = last.get();
        if (kept != null && kept.isOf(root, language)) {
            ScanResult now = scan(workspace, language, progress, null);
            if (now.contentHash().equals(kept.result.contentHash())) {
                return Optional.of(new Model(root, language, now, kept.index));
            }
        }
        List<CallUnit> units = new ArrayList<>();
        ScanResult result = scan(workspace, language, progress, units);
        Model made = new Model(root, language, result, system.get().index(units));
        last = new SoftReference<>(made);
        return Optional.of(made);
    }

    private ScanResult scan(
            Workspace workspace, String language, ProgressMeter progress, @Nullable List<CallUnit> units) {
        Set<Part> parts = units == null ? Set.of() : Set.of(Part.CALLS);
        return workspaces.scan(workspace, List.of(), Take.PARSED, parts, progress, file -> {
            if (units != null && file.language().equals(language)) {
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
