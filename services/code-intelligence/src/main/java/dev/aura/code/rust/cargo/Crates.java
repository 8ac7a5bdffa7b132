package dev.aura.code.rust.cargo;

import dev.aura.code.language.manifest.WorkspacePath;
import dev.aura.code.rust.cargo.CargoManifest.Dependency;
import dev.aura.code.rust.cargo.CargoManifest.Target;
import dev.aura.code.rust.tree.ModulePlace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The crates of a workspace as its manifests have them, and what the code of each knows by which name. A file without a manifest above it is placed by
 * Cargo's usual layout alone. Any thread.
 */
public final class Crates {

    private final Set<String> files;

    /** Manifests by their directories. */
    private final Map<String, CargoManifest> manifests = new TreeMap<>();

    /** Of those with a package the name of its library, which no other has. */
    private final Map<String, String> libraries = new HashMap<>();

    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();
    private final Map<String, ModulePlace> places = new ConcurrentHashMap<>();

    /**
     * The crates of some files.
     *
     * @param files paths of all files of the language
     * @param statements of the manifests, by path
     */
    public Crates(Set<String> files, Map<String, String> statements) {
        this.files = files;
        statements.forEach((path, text) -> manifests.put(WorkspacePath.parent(path), CargoManifest.read(text)));
        Set<String> taken = new HashSet<>();
        manifests.forEach((directory, manifest) -> {
            if (!manifest.name().isEmpty()) {
                String name = libraryName(manifest);
                libraries.put(directory, taken.add(name) ? name : name + "@" + directory.replace('/', '.'));
            }
        });
    }

    private static String libraryName(CargoManifest manifest) {
        return manifest.targets().stream()
                .filter(target -> target.kind().equals("lib") && !target.name().isEmpty())
                .map(Target::name)
                .findFirst()
                .map(CargoManifest::crateName)
                .orElseGet(() -> CargoManifest.crateName(manifest.name()));
    }

    /** The directory of the package that a file is of; null where no manifest says so. */
    private @Nullable String home(String path) {
        String directory = WorkspacePath.parent(path);
        while (!libraries.containsKey(directory)) {
            if (directory.isEmpty()) {
                return null;
            }
            directory = WorkspacePath.parent(directory);
        }
        return directory;
    }

    /** Whether a manifest says which package a file is of. */
    public boolean knows(String path) {
        return home(path) != null;
    }

    /** The module of a file. */
    public ModulePlace place(String path) {
        return places.computeIfAbsent(path, this::find);
    }

    private ModulePlace find(String path) {
        String home = home(path);
        ModulePlace place = home == null ? null : layout(home).place(WorkspacePath.below(path, home));
        return place == null ? ModulePlace.of(path) : place;
    }

    private Layout layout(String home) {
        return layouts.computeIfAbsent(home, directory -> {
            String prefix = directory.isEmpty() ? "" : directory + "/";
            return new Layout(
                    manifest(directory), libraries.getOrDefault(directory, ""), path -> files.contains(prefix + path));
        });
    }

    private CargoManifest manifest(String directory) {
        CargoManifest manifest = manifests.get(directory);
        return manifest == null ? CargoManifest.read("") : manifest;
    }

    /** The crate of the workspace that the code of a file knows by a name; null where there is none. */
    public @Nullable String named(String path, String name) {
        String home = home(path);
        if (home == null) {
            return null;
        }
        CargoManifest manifest = manifest(home);
        if (name.equals(libraryName(manifest))) {
            return libraries.get(home);
        }
        Dependency dependency = manifest.dependencies().get(name);
        String directory = dependency == null ? null : directory(home, name, dependency);
        return directory == null ? null : libraries.get(directory);
    }

    /** Where a dependency is: by its own path, by that which the root of the workspace has, or by a patch. */
    private @Nullable String directory(String home, String name, Dependency dependency) {
        if (!dependency.path().isEmpty()) {
            return WorkspacePath.join(home, dependency.path());
        }
        String root = root(home);
        if (root == null) {
            return null;
        }
        CargoManifest workspace = manifest(root);
        Dependency shared = dependency.isShared() ? workspace.shared().get(name) : null;
        if (shared != null && !shared.path().isEmpty()) {
            return WorkspacePath.join(root, shared.path());
        }
        Dependency patch = workspace.patches().get(shared == null ? dependency.packageName() : shared.packageName());
        return patch == null || patch.path().isEmpty() ? null : WorkspacePath.join(root, patch.path());
    }

    /** The directory of the workspace that a package is of, or of the package where it is of none. */
    private @Nullable String root(String home) {
        for (String at = home; ; at = WorkspacePath.parent(at)) {
            CargoManifest manifest = manifests.get(at);
            if (manifest != null && manifest.isWorkspace()) {
                return at;
            }
            if (at.isEmpty()) {
                return manifests.containsKey(home) ? home : null;
            }
        }
    }

    /** Whether imports of a file begin at the root of its crate. */
    public boolean isOfRust2015(String path) {
        String home = home(path);
        return home != null && manifest(home).isOfRust2015();
    }
}
