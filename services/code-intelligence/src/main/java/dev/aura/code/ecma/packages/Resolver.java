package dev.aura.code.ecma.packages;

import dev.aura.code.language.manifest.Statements;
import dev.aura.code.language.manifest.WorkspacePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a name that is no relative path leads to, as manifests have it: by {@code paths} and {@code baseUrl} of the compiler's configuration, by {@code imports} of the
 * package, and by the name of a package of the workspace that the importer's depends on. What is exported is mostly compiled; then its source is meant.
 */
public final class Resolver {

    /** Names that lead to names. */
    private static final int DEPTH_MAX = 4;

    private final ModuleFiles files;

    /** Packages by their directories. */
    private final Map<String, PackageFile> packages = new TreeMap<>();

    private final Map<String, List<PackageFile>> byName = new HashMap<>();
    private final Configurations configurations;

    /**
     * @param manifests what they state, by path
     * @param files of the workspace
     */
    public Resolver(Map<String, String> manifests, ModuleFiles files) {
        this.files = files;
        manifests.forEach((path, text) -> {
            if (EcmaManifest.isPackage(path)) {
                String directory = WorkspacePath.parent(path);
                packages.put(directory, PackageFile.of(directory, Statements.read(text)));
            }
        });
        packages.values().stream()
                .filter(each -> !each.name().isEmpty())
                .forEach(each -> byName.computeIfAbsent(each.name(), name -> new ArrayList<>())
                        .add(each));
        configurations = new Configurations(manifests, name -> {
            PackageFile named = nearest("", byName.getOrDefault(name, List.of()));
            return named == null ? "" : named.directory();
        });
    }

    /** The file that a name leads to; null where manifests do not say. */
    public @Nullable String find(String importer, String name) {
        return find(importer, name, 0);
    }

    private @Nullable String find(String importer, String name, int depth) {
        if (depth > DEPTH_MAX) {
            return null;
        }
        if (name.startsWith("#")) {
            String found = imported(importer, name, depth);
            return found == null ? configured(importer, name) : found;
        }
        String found = configured(importer, name);
        return found == null ? exported(importer, name) : found;
    }

    private @Nullable String configured(String importer, String name) {
        for (Configuration configuration : configurations.of(importer)) {
            for (String target : NamePattern.targets(configuration.paths(), name)) {
                String found = files.file(target);
                found = found == null ? compiled(target) : found;
                if (found != null) {
                    return found;
                }
            }
            String found =
                    configuration.base() == null ? null : files.file(WorkspacePath.join(configuration.base(), name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A path that leads to what a package of the workspace is compiled to. */
    private @Nullable String compiled(String target) {
        PackageFile home = above(target);
        return home == null ? null : source(home, WorkspacePath.below(target, home.directory()));
    }

    /** The nearest package around a file. */
    private @Nullable PackageFile above(String path) {
        for (String at = WorkspacePath.parent(path); ; at = WorkspacePath.parent(at)) {
            PackageFile found = packages.get(at);
            if (found != null || at.isEmpty()) {
                return found;
            }
        }
    }

    private @Nullable String imported(String importer, String name, int depth) {
        PackageFile home = above(importer);
        for (String target : home == null ? List.<String>of() : NamePattern.targets(home.imports(), name)) {
            String found = target.startsWith(".") && home != null
                    ? source(home, target)
                    : target.startsWith("#") ? null : find(importer, target, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String exported(String importer, String name) {
        String packageName = PackageNames.of(name);
        PackageFile home = nearest(WorkspacePath.parent(importer), byName.getOrDefault(packageName, List.of()));
        if (home == null || !mayUse(importer, home)) {
            return null;
        }
        String below = PackageNames.below(name);
        List<String> targets = home.exports().isEmpty()
                ? below.isEmpty() ? home.main() : List.of(below)
                : NamePattern.targets(home.exports(), below.isEmpty() ? "." : "./" + below);
        String declared = null;
        for (String target : targets) {
            String found = source(home, target);
            if (found != null && !ModuleFiles.isDeclarations(found)) {
                return found;
            }
            declared = declared == null ? found : declared;
        }
        return declared == null ? usual(home, below) : declared;
    }

    /** Of packages of one name the one that has most of its path in common with a directory. */
    private static @Nullable PackageFile nearest(String directory, List<PackageFile> named) {
        return named.stream()
                .min(Comparator.comparingInt((PackageFile each) -> -common(each.directory(), directory))
                        .thenComparingInt(each -> each.directory().length()))
                .orElse(null);
    }

    private static int common(String one, String other) {
        int same = 0;
        String[] parts = one.split("/", -1);
        String[] others = other.split("/", -1);
        while (same < Math.min(parts.length, others.length) && parts[same].equals(others[same])) {
            same++;
        }
        return same;
    }

    /** Whether a package is the importer's own, is listed by a manifest above it, or is of the same workspaces. */
    private boolean mayUse(String importer, PackageFile used) {
        for (String at = WorkspacePath.parent(importer); ; at = WorkspacePath.parent(at)) {
            PackageFile around = packages.get(at);
            if (around != null
                    && (around.equals(used)
                            || around.dependencies().contains(used.name())
                            || Workspaces.holds(around, used.directory()))) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
        }
    }

    /** Whether a name is that of a package that the importer's is said to use. */
    public boolean isDependency(String importer, String name) {
        String packageName = PackageNames.of(name);
        for (String at = WorkspacePath.parent(importer); ; at = WorkspacePath.parent(at)) {
            PackageFile around = packages.get(at);
            if (around != null && around.dependencies().contains(packageName)) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
        }
    }

    /** The file that a package exports, or the one that it is compiled from. */
    private @Nullable String source(PackageFile home, String target) {
        String path = WorkspacePath.join(home.directory(), target);
        if (path == null) {
            return null;
        }
        String found = files.file(path);
        for (Configuration configuration : configurations.in(home.directory())) {
            for (String output : configuration.outputs()) {
                if (found == null && WorkspacePath.isAtOrBelow(path, output) && !output.equals(home.directory())) {
                    String root = configuration.root() == null ? home.directory() : configuration.root();
                    found = files.source(WorkspacePath.join(root, WorkspacePath.below(path, output)));
                }
            }
        }
        return found == null ? inSource(home, WorkspacePath.below(path, home.directory())) : found;
    }

    /** What is compiled to one directory mostly comes from `src`; between them there may be one for each format. */
    private @Nullable String inSource(PackageFile home, String path) {
        String rest = path;
        for (int level = 0; level < 2 && rest.indexOf('/') >= 0; level++) {
            rest = rest.substring(rest.indexOf('/') + 1);
            String found = files.source(WorkspacePath.join(home.directory(), "src/" + rest));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String usual(PackageFile home, String below) {
        for (String directory : List.of("src/", "", "lib/")) {
            String found = files.file(WorkspacePath.join(home.directory(), directory + below));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
