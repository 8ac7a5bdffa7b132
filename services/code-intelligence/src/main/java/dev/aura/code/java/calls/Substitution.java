package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts types in the place of variables. */
final class Substitution {

    private static final int DEPTH_MAX = 8;

    private Substitution() {}

    /** Variables with their arguments; with their erased bounds where there are no arguments. */
    static Map<Variable, JavaType> of(List<Variable> variables, List<JavaType> arguments) {
        if (variables.isEmpty()) {
            return Map.of();
        }
        Map<Variable, JavaType> map = new HashMap<>();
        for (int index = 0; index < variables.size(); index++) {
            Variable variable = variables.get(index);
            map.put(variable, index < arguments.size() ? arguments.get(index) : erase(variable));
        }
        return map;
    }

    /** Each variable as unknown. */
    static Map<Variable, JavaType> unknown(List<Variable> variables) {
        Map<Variable, JavaType> map = new HashMap<>();
        variables.forEach(variable -> map.put(variable, Special.UNKNOWN));
        return map;
    }

    static JavaType apply(JavaType type, Map<Variable, JavaType> map) {
        return map.isEmpty() ? type : apply(type, map, DEPTH_MAX);
    }

    private static JavaType apply(JavaType type, Map<Variable, JavaType> map, int depth) {
        if (depth == 0) {
            return Special.UNKNOWN;
        }
        return switch (type) {
            case Variable variable -> map.getOrDefault(variable, variable);
            case ArrayOf array -> new ArrayOf(apply(array.element(), map, depth - 1));
            case Reference reference ->
                reference.arguments().isEmpty()
                        ? reference
                        : new Reference(
                                reference.model(),
                                reference.arguments().stream()
                                        .map(argument -> apply(argument, map, depth - 1))
                                        .toList());
            case Primitive primitive -> primitive;
            case Special special -> special;
        };
    }

    /** The type without arguments; of a variable that of its first bound. */
    static JavaType erase(JavaType type) {
        return erase(type, DEPTH_MAX);
    }

    private static JavaType erase(JavaType type, int depth) {
        return switch (type) {
            case Variable variable ->
                variable.bounds().isEmpty() || depth == 0
                        ? PlatformType.OBJECT
                        : erase(variable.bounds().getFirst(), depth - 1);
            case ArrayOf array -> new ArrayOf(erase(array.element(), depth));
            case Reference reference -> new Reference(reference.model(), List.of());
            case Primitive primitive -> primitive;
            case Special special -> special;
        };
    }
}
