package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.Languages;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.KnownCalls;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Import;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of some languages with what was read of their calls. */
final class CallFiles {

    private static final long FILE_BYTES = 2_000;
    private static final long STEP_BYTES = 220;
    private static final long VALUE_BYTES = 150;

    private final Set<String> languages;
    private final KnownCalls known;
    private final Map<String, ContentHash> hashes = new TreeMap<>();
    private final Map<String, CallUnit> units = new TreeMap<>();

    CallFiles(Set<String> languages) {
        this(languages, KnownCalls.none());
    }

    private CallFiles(Set<String> languages, KnownCalls known) {
        this.languages = languages;
        this.known = known;
    }

    /** For another look, which reads what has changed alone. */
    CallFiles next() {
        return new CallFiles(languages, known.next());
    }

    ScanResult scan(Workspaces workspaces, Workspace workspace, ProgressMeter progress) {
        return workspaces.scan(workspace, List.of(), Take.PARSED, known, progress, file -> {
            Languages all = workspaces.settings().languages();
            if (languages.stream().anyMatch(language -> all.concerns(language, file.path()))) {
                all.reader(file.path()).ifPresent(frontEnd -> {
                    known.keep(file, frontEnd);
                    hashes.put(file.path(), file.hash());
                    units.put(file.path(), unit(file));
                });
            }
        });
    }

    private static CallUnit unit(ScannedFile file) {
        List<String> imports =
                file.facts().imports().stream().map(Import::getName).toList();
        return new CallUnit(
                file.path(), file.facts().module(), imports, file.analysis().calls());
    }

    Collection<CallUnit> units() {
        return units.values();
    }

    /** Whether they are the same files with the same contents. */
    boolean areAs(CallFiles others) {
        return hashes.equals(others.hashes);
    }

    /** What a model of them takes, estimated. */
    long bytes() {
        long bytes = 0;
        for (CallUnit unit : units.values()) {
            CallFacts facts = unit.facts();
            bytes += FILE_BYTES
                    + facts.steps().size() * STEP_BYTES
                    + facts.values().size() * VALUE_BYTES;
        }
        return bytes;
    }
}
