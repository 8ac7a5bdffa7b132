package dev.aura.code.go.calls;

import dev.aura.code.go.modules.GoManifest;
import dev.aura.code.go.modules.ImportPaths;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.manifest.WorkspacePath;
import dev.aura.code.language.typed.Term;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The packages of a workspace. */
final class GoWorkspace {

    /** Ends the name of a package of tests outside of the one that they test. */
    private static final String TESTS = "_test";

    /** A program, which nobody imports; many a directory has one that makes its other files. */
    private static final String PROGRAM = "main";

    private final ImportPaths paths;

    /** Packages by import path, and by the names that their files give them. */
    private final Map<String, Map<String, GoPackage>> packages = new HashMap<>();

    private final Map<String, GoFile> files = new LinkedHashMap<>();
    private final Set<GoType> openAliases = new HashSet<>();

    GoWorkspace(Collection<CallUnit> units) {
        Map<String, String> manifests = new HashMap<>();
        units.stream()
                .filter(unit -> GoManifest.is(unit.path()))
                .forEach(unit -> manifests.put(unit.path(), unit.module()));
        paths = new ImportPaths(manifests);
        units.stream().filter(unit -> !unit.facts().types().isEmpty()).forEach(this::add);
        files.values().forEach(GoFile::declare);
        files.values().forEach(GoFile::readImports);
        files.values().forEach(GoFile::extend);
    }

    private void add(CallUnit unit) {
        String path = paths.of(WorkspacePath.parent(unit.path()));
        GoPackage home =
                packages.computeIfAbsent(path, key -> new TreeMap<>()).computeIfAbsent(unit.module(), GoPackage::new);
        files.put(unit.path(), new GoFile(unit, this, home));
    }

    ImportPaths paths() {
        return paths;
    }

    Collection<GoFile> files() {
        return files.values();
    }

    @Nullable
    GoFile file(String path) {
        return files.get(path);
    }

    /** A package by its import path; null where it is not of the workspace. */
    @Nullable
    GoPackage imported(String path) {
        Map<String, GoPackage> named = packages.get(path);
        if (named == null || named.size() == 1) {
            return named == null ? null : named.values().iterator().next();
        }
        return named.values().stream()
                .filter(found -> !found.name().equals(PROGRAM) && !found.name().endsWith(TESTS))
                .findFirst()
                .orElse(named.get(PROGRAM));
    }

    /** What another name for a type means; unknown where it means itself. */
    Term alias(GoType alias) {
        if (!openAliases.add(alias)) {
            return Term.UNKNOWN;
        }
        try {
            Term made = alias.made();
            return made == null ? Term.UNKNOWN : made;
        } finally {
            openAliases.remove(alias);
        }
    }
}
