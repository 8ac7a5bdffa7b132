package dev.aura.code.pattern;

import dev.aura.code.types.Type;
import dev.aura.code.types.TypeTable;
import dev.aura.proto.code.v1.Import;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a type that is written in a Java file means: types of the workspace only, and none where two have the name. */
final class JavaNames {

    private final TypeTable table;
    private final Map<String, Type> byName = new HashMap<>();

    JavaNames(TypeTable table) {
        this.table = table;
        Set<String> twice = new HashSet<>();
        for (Type type : table.all()) {
            if (type.file().language().equals("java")
                    && byName.put(qualify(type.file().unit().module(), type.name()), type) != null) {
                twice.add(qualify(type.file().unit().module(), type.name()));
            }
        }
        twice.forEach(byName::remove);
    }

    private static String qualify(String module, String name) {
        return module.isEmpty() ? name : module + "." + name;
    }

    /** The type that a text means where it stands in a type; empty where it is none of the workspace. */
    Optional<Type> resolve(Type from, String written) {
        String text = bare(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        String first = dot < 0 ? text : text.substring(0, dot);
        Type found = first(from, first);
        if (found == null) {
            return Optional.ofNullable(byName.get(text));
        }
        return dot < 0 ? Optional.of(found) : table.find(found.path(), found.name() + text.substring(dot));
    }

    /** A type without its arguments, dimensions and annotations. */
    static String bare(String written) {
        int arguments = written.indexOf('<');
        String bare = arguments < 0 ? written : written.substring(0, arguments);
        return bare.replace("...", "")
                .replace("[]", "")
                .replaceAll("@\\w+\\s+", "")
                .strip();
    }

    /** The types that a type has as arguments, such as {@code A} and {@code B} of {@code Map<A, B>}. */
    static String[] arguments(String written) {
        int open = written.indexOf('<');
        int close = written.lastIndexOf('>');
        return open < 0 || close < open
                ? new String[0]
                : written.substring(open + 1, close).split(",", -1);
    }

    private @Nullable Type first(Type from, String simple) {
        for (String scope = from.name(); ; scope = scope.substring(0, Math.max(scope.lastIndexOf('.'), 0))) {
            Type nested = table.in(from.path()).get(scope.isEmpty() ? simple : scope + "." + simple);
            if (nested != null) {
                return nested;
            }
            boolean self = scope.substring(scope.lastIndexOf('.') + 1).equals(simple);
            if (self) {
                return table.in(from.path()).get(scope);
            }
            if (scope.isEmpty()) {
                break;
            }
        }
        for (Import statement : from.file().imports()) {
            if (statement.getName().endsWith("." + simple)) {
                return byName.get(statement.getName());
            }
        }
        Type beside = byName.get(qualify(from.file().unit().module(), simple));
        return beside != null ? beside : onDemand(from, simple);
    }

    private @Nullable Type onDemand(Type from, String simple) {
        for (Import statement : from.file().imports()) {
            String name = statement.getName();
            if (name.endsWith(".*") && !name.startsWith("static ")) {
                Type found = byName.get(name.substring(0, name.length() - 1) + simple);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
