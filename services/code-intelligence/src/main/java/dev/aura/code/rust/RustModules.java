package dev.aura.code.rust;

import dev.aura.code.language.ModuleSystem;
import dev.aura.code.rust.tree.ModulePlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file is a module of a crate. A crate is the directory above {@code src} and is known by that directory's name; programs, tests and the like beside the library
 * are crates of their own. {@code #[path]} is not followed.
 */
final class RustModules implements ModuleSystem {

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new CrateIndex(units);
    }

    private static final class CrateIndex implements Index {

        private final Map<ModulePlace, String> files = new HashMap<>();
        private final Map<String, ModulePlace> places = new HashMap<>();
        private final Set<String> crates = new HashSet<>();

        CrateIndex(Collection<SourceUnit> units) {
            units.forEach(unit -> {
                ModulePlace place = ModulePlace.of(unit.path());
                // A library and a program may share a directory; the library is what others use.
                boolean library = unit.path().endsWith("src/lib.rs");
                if (library || !files.containsKey(place)) {
                    files.put(place, unit.path());
                }
                places.put(unit.path(), place);
                crates.add(place.crate());
            });
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            return ModulePlace.of(unit.path()).name();
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            Set<String> modules = new TreeSet<>();
            resolve(importer.path(), importedName)
                    .forEach(path -> modules.add(ModulePlace.of(path).name()));
            return modules;
        }

        @Override
        public Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames) {
            return resolve(importer.path(), importedName);
        }

        @Override
        public Set<String> filesWithoutImport(SourceUnit user, String mentionedName) {
            return resolve(user.path(), mentionedName);
        }

        @Override
        public String external(String importedName) {
            int colon = importedName.indexOf("::");
            return colon < 0 ? importedName : importedName.substring(0, colon);
        }

        private Set<String> resolve(String importer, String importedName) {
            String[] parts = importedName.replaceFirst("^::", "").split("::", -1);
            ModulePlace from = places.getOrDefault(importer, ModulePlace.of(importer));
            ModulePlace at = from;
            int next = 1;
            boolean named =
                    true; // whether the path begins at a place that it names, so that the place itself may be meant
            switch (parts[0]) {
                case "crate" -> at = new ModulePlace(from.crate(), "");
                case "self" -> {}
                case "super" -> {
                    next = 0;
                    while (next < parts.length && parts[next].equals("super")) {
                        at = at.parent();
                        next++;
                    }
                }
                default -> {
                    boolean child = files.containsKey(from.child(parts[0]));
                    named = !child && crates.contains(parts[0]);
                    at = named ? new ModulePlace(parts[0], "") : from;
                    next = named ? 1 : 0;
                }
            }
            return deepest(at, parts, next, named, importer);
        }

        /** The file of the deepest module that a path goes through. */
        private Set<String> deepest(ModulePlace start, String[] parts, int next, boolean named, String importer) {
            ModulePlace at = start;
            String found = named ? files.get(at) : null;
            for (int index = next; index < parts.length; index++) {
                at = at.child(parts[index].replace("r#", ""));
                String file = files.get(at);
                found = file == null ? found : file;
            }
            return found == null || found.equals(importer) ? Set.of() : Set.of(found);
        }
    }
}
