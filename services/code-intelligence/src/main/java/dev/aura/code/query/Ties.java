package dev.aura.code.query;

import dev.aura.code.index.IndexView;
import dev.aura.code.index.IndexedFile;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.proto.code.v1.Resolution;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How strongly one file is tied to another, by imports and by names that need none. */
final class Ties {

    private final ModuleSystem.Index modules;

    Ties(IndexView view, String language, Languages languages) {
        this.modules = view.modules(language, languages);
    }

    /** The files that one file uses. */
    record Uses(String path, Set<String> imported, Set<String> beside) {

        /** How a name in the file is tied to what another file declares. */
        Resolution.Kind to(String declaring) {
            if (declaring.equals(path)) {
                return Resolution.Kind.SAME_FILE;
            }
            if (imported.contains(declaring)) {
                return Resolution.Kind.IMPORT;
            }
            return beside.contains(declaring) ? Resolution.Kind.SAME_PACKAGE : Resolution.Kind.NAME_ONLY;
        }
    }

    /** All files that a file uses; none where it is not in the index. */
    Uses of(String path, @Nullable IndexedFile file) {
        Set<String> imported = new HashSet<>();
        Set<String> beside = new HashSet<>();
        if (file != null) {
            file.imports().forEach(name -> imported.addAll(modules.filesOf(file.unit(), name, file.usedNames())));
            file.usedNames().forEach(name -> beside.addAll(modules.filesWithoutImport(file.unit(), name)));
        }
        return new Uses(path, imported, beside);
    }

    /** How a name in a file is tied to what a home declares: without looking for the other files that it uses. */
    Resolution.Kind between(IndexedFile user, String homePath, @Nullable IndexedFile home) {
        if (user.path().equals(homePath)) {
            return Resolution.Kind.SAME_FILE;
        }
        for (String name : user.imports()) {
            if (modules.filesOf(user.unit(), name, user.usedNames()).contains(homePath)) {
                return Resolution.Kind.IMPORT;
            }
        }
        if (home != null) {
            for (String type : home.unit().types()) {
                if (user.usedNames().contains(type)
                        && modules.filesWithoutImport(user.unit(), type).contains(homePath)) {
                    return Resolution.Kind.SAME_PACKAGE;
                }
            }
        }
        return Resolution.Kind.NAME_ONLY;
    }
}
