package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.List;
import java.util.Map;

/** Finds out what free variables stand for by holding what is given against what is declared. */
final class Inference {

    private final List<Variable> free;
    private final Map<Variable, JavaType> bound;

    Inference(List<Variable> free, Map<Variable, JavaType> bound) {
        this.free = free;
        this.bound = bound;
    }

    void bind(JavaType declared, JavaType given) {
        if (given == Special.UNKNOWN || given == Special.NULL || given == Special.VOID) {
            return;
        }
        switch (declared) {
            case Variable variable -> {
                if (free.contains(variable)) {
                    bound.merge(variable, Relations.box(given), Relations::either);
                }
            }
            case ArrayOf array -> {
                if (given instanceof ArrayOf other) {
                    bindElement(array.element(), other.element());
                }
            }
            case Reference reference -> bindArguments(reference, given);
            case Primitive ignored -> {}
            case Special ignored -> {}
        }
    }

    private void bindElement(JavaType declared, JavaType given) {
        if (!(given instanceof Primitive)) {
            bind(declared, given);
        }
    }

    private void bindArguments(Reference declared, JavaType given) {
        if (declared.arguments().isEmpty()) {
            return;
        }
        Reference seen = Relations.as(given, declared.model());
        if (seen != null && seen.arguments().size() == declared.arguments().size()) {
            for (int index = 0; index < seen.arguments().size(); index++) {
                bind(declared.arguments().get(index), seen.arguments().get(index));
            }
        }
    }
}
