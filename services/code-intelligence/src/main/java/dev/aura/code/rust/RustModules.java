package dev.aura.code.rust;

import dev.aura.code.language.ModuleSystem;
import dev.aura.code.rust.cargo.CargoManifest;
import dev.aura.code.rust.cargo.Crates;
import dev.aura.code.rust.tree.ModulePlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A file is a module of a crate. Crates are as manifests have them; where there is none, a crate is the directory above {@code src} and is known by that directory's name.
 * {@code #[path]} is not followed.
 */
final class RustModules implements ModuleSystem {

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new CrateIndex(units);
    }

    private static final class CrateIndex implements Index {

        private final Map<ModulePlace, String> files = new HashMap<>();
        private final Crates crates;
        private final Set<String> crateNames = new HashSet<>();

        CrateIndex(Collection<SourceUnit> units) {
            Map<String, String> manifests = new HashMap<>();
            Set<String> paths = new HashSet<>();
            for (SourceUnit unit : units) {
                if (CargoManifest.is(unit.path())) {
                    manifests.put(unit.path(), unit.module());
                } else {
                    paths.add(unit.path());
                }
            }
            crates = new Crates(paths, manifests);
            paths.stream().sorted().forEach(path -> {
                ModulePlace place = crates.place(path);
                // A library and a program may share a directory; the library is what others use.
                boolean library = path.endsWith("lib.rs");
                if (library || !files.containsKey(place)) {
                    files.put(place, path);
                }
                crateNames.add(place.crate());
            });
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            return crates.place(unit.path()).name();
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            Set<String> modules = new TreeSet<>();
            resolve(importer.path(), importedName)
                    .forEach(path -> modules.add(crates.place(path).name()));
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
            ModulePlace from = crates.place(importer);
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
                    String crate = childFile(from, parts[0]) == null ? crate(importer, parts[0]) : null;
                    named = crate != null;
                    at = crate == null ? from : new ModulePlace(crate, "");
                    next = named ? 1 : 0;
                }
            }
            return deepest(at, parts, next, named, importer);
        }

        /** The crate that a file knows by a name; null where there is none. */
        private @Nullable String crate(String importer, String name) {
            if (crates.knows(importer)) {
                return crates.named(importer, name);
            }
            return crateNames.contains(name) ? name : null;
        }

        /** The place of a module below another; programs share what is beside them. */
        private ModulePlace child(ModulePlace module, String name) {
            ModulePlace child = module.child(name);
            ModulePlace beside = files.containsKey(child) ? null : module.beside();
            return beside != null && files.containsKey(beside.child(name)) ? beside.child(name) : child;
        }

        private @Nullable String childFile(ModulePlace module, String name) {
            return files.get(child(module, name));
        }

        /** The file of the deepest module that a path goes through. */
        private Set<String> deepest(ModulePlace start, String[] parts, int next, boolean named, String importer) {
            ModulePlace at = start;
            String found = named ? files.get(at) : null;
            for (int index = next; index < parts.length; index++) {
                at = child(at, parts[index].replace("r#", ""));
                String file = files.get(at);
                found = file == null ? found : file;
            }
            return found == null || found.equals(importer) ? Set.of() : Set.of(found);
        }
    }
}
