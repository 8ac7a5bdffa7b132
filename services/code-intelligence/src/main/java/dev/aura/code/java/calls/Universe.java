package dev.aura.code.java.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All types by qualified name: those of the workspace, and those of the platform as they are asked for. */
final class Universe {

    private static final List<String> PLATFORM = List.of("java.", "javax.", "org.w3c.dom.", "org.xml.sax.");

    private final Map<String, ProjectType> project = new HashMap<>();
    private final Map<String, Optional<TypeModel>> platform = new HashMap<>();
    private final Map<String, TypeModel> external = new HashMap<>();

    /** The first declaration of a name stands: a workspace may hold copies. */
    void declare(String name, ProjectType type) {
        project.putIfAbsent(name, type);
    }

    @Nullable
    TypeModel findProject(String name) {
        return project.get(name);
    }

    @Nullable
    TypeModel find(String name) {
        ProjectType own = project.get(name);
        return own != null ? own : platform(name);
    }

    TypeModel findOrExternal(String name) {
        TypeModel found = find(name);
        return found != null ? found : external.computeIfAbsent(name, ExternalType::new);
    }

    private @Nullable TypeModel platform(String name) {
        if (PLATFORM.stream().noneMatch(name::startsWith)) {
            return null;
        }
        return platform.computeIfAbsent(name, Universe::load).orElse(null);
    }

    private static Optional<TypeModel> load(String name) {
        String binary = name;
        while (true) {
            try {
                Class<?> type = Class.forName(binary, false, ClassLoader.getPlatformClassLoader());
                return Optional.of(PlatformType.of(type));
            } catch (ClassNotFoundException | LinkageError absent) {
                int dot = binary.lastIndexOf('.');
                // A nested type is written with dots; only after a type's name may a dollar stand.
                boolean mayNest = dot > 0 && Character.isUpperCase(binary.charAt(binary.lastIndexOf('.', dot - 1) + 1));
                if (!mayNest) {
                    return Optional.empty();
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }
}
