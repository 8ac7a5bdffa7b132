package dev.aura.code.pattern;

import dev.aura.code.types.Type;
import dev.aura.code.types.TypeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which Java types of the workspace stand above and under which. */
final class Hierarchy {

    private final Map<Type, List<Type>> parents = new HashMap<>();
    private final Map<Type, List<Type>> children = new HashMap<>();

    Hierarchy(TypeTable table, JavaNames names) {
        for (Type type : table.all()) {
            for (String written : type.facts().supertypes()) {
                names.resolve(type, written).filter(parent -> parent != type).ifPresent(parent -> {
                    parents.computeIfAbsent(type, key -> new ArrayList<>()).add(parent);
                    children.computeIfAbsent(parent, key -> new ArrayList<>()).add(type);
                });
            }
        }
    }

    /** Those that it extends or implements, through others too. */
    Set<Type> above(Type type) {
        return closure(type, parents);
    }

    /** Those that extend or implement it, through others too. */
    Set<Type> under(Type type) {
        return closure(type, children);
    }

    boolean isUnder(Type type, Type above) {
        return type == above || above(type).contains(above);
    }

    private static Set<Type> closure(Type type, Map<Type, List<Type>> steps) {
        Set<Type> found = new LinkedHashSet<>();
        List<Type> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            for (Type next : steps.getOrDefault(open.removeLast(), List.of())) {
                if (next != type && found.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }
}
