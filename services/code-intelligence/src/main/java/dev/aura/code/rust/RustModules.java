package dev.aura.code.rust;

import dev.aura.code.language.ModuleSystem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file is a module of a crate. A crate is the directory above {@code src} and is known by that directory's name; programs, tests and the like beside the library
 * are crates of their own. {@code #[path]} is not followed.
 */
final class RustModules implements ModuleSystem {

    /** The crate's directory, and what is below {@code src} without extension. */
    private static final Pattern SOURCE = Pattern.compile("(?:(.*)/)?src/(.+)\\.rs");

    /** Each file here is a crate of its own. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?:(.*)/)?((?:src/bin|tests|examples|benches)/.+|build)\\.rs");

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new CrateIndex(units);
    }

    /** A module: the crate it is of, and its path there, empty for the root. */
    private record Place(String crate, String path) {

        String name() {
            return path.isEmpty() ? crate : crate + "::" + path;
        }

        Place child(String name) {
            return new Place(crate, path.isEmpty() ? name : path + "::" + name);
        }

        Place parent() {
            int at = path.lastIndexOf("::");
            return new Place(crate, at < 0 ? "" : path.substring(0, at));
        }
    }

    private static final class CrateIndex implements Index {

        private final Map<Place, String> files = new HashMap<>();
        private final Map<String, Place> places = new HashMap<>();
        private final Set<String> crates = new HashSet<>();

        CrateIndex(Collection<SourceUnit> units) {
            units.forEach(unit -> {
                Place place = place(unit.path());
                // A library and a program may share a directory; the library is what others use.
                boolean library = unit.path().endsWith("src/lib.rs");
                if (library || !files.containsKey(place)) {
                    files.put(place, unit.path());
                }
                places.put(unit.path(), place);
                crates.add(place.crate());
            });
        }

        private static Place place(String path) {
            Matcher program = PROGRAM.matcher(path);
            if (program.matches()) {
                return new Place(
                        crate(program.group(1)) + "::"
                                + program.group(2).replace("src/", "").replace("/", "::"),
                        "");
            }
            Matcher source = SOURCE.matcher(path);
            if (!source.matches()) {
                return new Place("", withoutExtension(path).replace("/", "::"));
            }
            String below = source.group(2);
            boolean root = below.equals("lib") || below.equals("main");
            String module = below.endsWith("/mod") ? below.substring(0, below.length() - "/mod".length()) : below;
            return new Place(crate(source.group(1)), root ? "" : module.replace("/", "::"));
        }

        private static String withoutExtension(String path) {
            return path.endsWith(".rs") ? path.substring(0, path.length() - ".rs".length()) : path;
        }

        /** A crate by its directory; the workspace's own has no name that we could know. */
        private static String crate(@Nullable String directory) {
            String name = directory == null ? "" : directory.substring(directory.lastIndexOf('/') + 1);
            return name.isEmpty() ? "crate" : name.replace('-', '_');
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            return place(unit.path()).name();
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            Set<String> modules = new TreeSet<>();
            resolve(importer.path(), importedName)
                    .forEach(path -> modules.add(place(path).name()));
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
            Place from = places.getOrDefault(importer, place(importer));
            Place at = from;
            int next = 1;
            boolean named =
                    true; // whether the path begins at a place that it names, so that the place itself may be meant
            switch (parts[0]) {
                case "crate" -> at = new Place(from.crate(), "");
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
                    at = named ? new Place(parts[0], "") : from;
                    next = named ? 1 : 0;
                }
            }
            return deepest(at, parts, next, named, importer);
        }

        /** The file of the deepest module that a path goes through. */
        private Set<String> deepest(Place start, String[] parts, int next, boolean named, String importer) {
            Place at = start;
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
