package dev.aura.research.manifest;

import dev.aura.bus.workspace.FileRead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds POMs: in the workspace by path or coordinates, else in the local Maven repository by coordinates. Nothing is fetched. */
final class PomSources {

    private static final int POMS_CACHED_MAX = 1_000;
    private static final int EFFECTIVE_CACHED_MAX = 200;
    private static final int REPOSITORY_POM_BYTES_MAX = 2 * 1024 * 1024;

    /** Coordinates come from manifests and become paths: no separators, no way up. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

    private final WorkspaceFiles files;
    private final @Nullable Path repository;
    private final Map<String, Pom> byPath = new HashMap<>();
    private final Map<String, Pom> byCoordinates = new HashMap<>();
    private final Map<String, Optional<Pom>> fromRepository = recent(POMS_CACHED_MAX);
    private final Map<String, EffectivePom> effective = recent(EFFECTIVE_CACHED_MAX);

    /** @param repository root of the local Maven repository; null for none */
    PomSources(WorkspaceFiles files, @Nullable Path repository) {
        this.files = files;
        this.repository = repository;
    }

    /** Takes a POM of the workspace into the index. */
    void add(Pom pom) {
        byPath.put(pom.source(), pom);
        Pom.Parent parent = pom.parent();
        String groupId = pom.groupId().isEmpty() && parent != null ? parent.groupId() : pom.groupId();
        byCoordinates.putIfAbsent(groupId + ":" + pom.artifactId(), pom);
    }

    /** The POM at a path of the workspace; null where none can be read, which is named when that path is asked about. */
    @Nullable
    Pom load(String path) {
        Pom known = byPath.get(path);
        if (known == null && files.read(path) instanceof FileRead.Content content) {
            try {
                known = Pom.parse(path, content.bytes(), true);
                add(known);
            } catch (UnparsableManifest named) {
                return null;
            }
        }
        return known;
    }

    /** Whether a package is built by the workspace itself. */
    boolean isModule(String groupId, String artifactId) {
        return byCoordinates.containsKey(groupId + ":" + artifactId);
    }

    /** The parent of a POM: where its relative path leads, if that is the one it names, else by coordinates. */
    @Nullable
    Pom parent(Pom child, Pom.Parent parent) {
        if (byPath.containsKey(child.source()) && !parent.relativePath().isEmpty()) {
            Pom near = near(child.source(), parent.relativePath());
            if (near != null && near.artifactId().equals(parent.artifactId())) {
                return near;
            }
        }
        return find(parent.groupId(), parent.artifactId(), parent.version());
    }

    /** A POM by coordinates; null where neither workspace nor repository has it. */
    @Nullable
    Pom find(String groupId, String artifactId, String version) {
        Pom module = byCoordinates.get(groupId + ":" + artifactId);
        return module != null ? module : inRepository(groupId, artifactId, version);
    }

    /** A POM with its parents and imports worked in. */
    EffectivePom effective(Pom pom) {
        EffectivePom known = effective.get(pom.source());
        if (known == null) {
            known = EffectivePom.of(pom, this);
            effective.put(pom.source(), known);
        }
        return known;
    }

    private static <V> Map<String, V> recent(int max) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > max;
            }
        };
    }

    private @Nullable Pom near(String child, String relative) {
        String path = files.resolve(child, relative);
        if (path == null) {
            return null;
        }
        String file = files.isDirectory(path) ? path.isEmpty() ? "pom.xml" : path + "/pom.xml" : path;
        return load(file);
    }

    private @Nullable Pom inRepository(String groupId, String artifactId, String version) {
        boolean safe = SAFE.matcher(groupId).matches()
                && SAFE.matcher(artifactId).matches()
                && SAFE.matcher(version).matches();
        if (repository == null || !safe || (groupId + artifactId + version).contains("..")) {
            return null;
        }
        String key = groupId + ":" + artifactId + ":" + version;
        if (!fromRepository.containsKey(key)) {
            Path file = repository
                    .resolve(groupId.replace('.', '/'))
                    .resolve(artifactId)
                    .resolve(version)
                    .resolve(artifactId + "-" + version + ".pom");
            fromRepository.put(key, Optional.ofNullable(read(key, file)));
        }
        return fromRepository.getOrDefault(key, Optional.empty()).orElse(null);
    }

    private static @Nullable Pom read(String key, Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream input = Files.newInputStream(file)) {
            return Pom.parse(key, input.readNBytes(REPOSITORY_POM_BYTES_MAX), false);
        } catch (IOException | UnparsableManifest broken) {
            return null;
        }
    }
}
