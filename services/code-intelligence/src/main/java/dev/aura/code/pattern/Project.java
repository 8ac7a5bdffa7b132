package dev.aura.code.pattern;

import dev.aura.bus.workspace.GitHistory;
import dev.aura.code.language.Languages;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.policy.LayerRules;
import dev.aura.code.types.SourceFile;
import dev.aura.code.types.TypeTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A workspace as detectors see it. What only some of them need is made when it is first asked for. */
final class Project {

    private final Languages languages;
    private final List<SourceFile> files;
    private final Surroundings surroundings;
    private final TypeTable types;
    private final JavaNames names;
    private @Nullable Hierarchy hierarchy;
    private @Nullable Modules modules;
    private @Nullable Accesses accesses;

    Project(Languages languages, List<SourceFile> files, Surroundings surroundings) {
        this.languages = languages;
        this.files = List.copyOf(files);
        this.surroundings = surroundings;
        this.types = TypeTable.of(files);
        this.names = new JavaNames(types);
    }

    /** What is known of a workspace besides its files. */
    interface Surroundings {

        /** The layers that are declared for it. */
        LayerRules layers();

        /** Its commits; empty where it has none. */
        Optional<GitHistory> history();

        /** Asks the tied calls of its Java files. */
        <T> Optional<T> calls(Function<CallSystem.Index, T> question);
    }

    List<SourceFile> files() {
        return files;
    }

    TypeTable types() {
        return types;
    }

    /** What Java types are written as. */
    JavaNames names() {
        return names;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Hierarchy hierarchy() {
        if (hierarchy == null) {
            hierarchy = new Hierarchy(types, names);
        }
        return hierarchy;
    }

    /** Which data of others the methods of Java classes use. */
    Accesses accesses(CallSystem.Index calls) {
        if (accesses == null) {
            accesses = new Accesses(this, calls);
        }
        return accesses;
    }

    /** Which module imports which, and where. */
    Modules modules() {
        if (modules == null) {
            modules = Modules.of(files, languages);
        }
        return modules;
    }
}
