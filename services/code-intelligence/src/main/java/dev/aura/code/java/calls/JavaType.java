package dev.aura.code.java.calls;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type as far as it decides which method a call reaches. Wildcards are their bounds. */
sealed interface JavaType {

    /** Types without structure. */
    enum Special implements JavaType {
        /** Could not be found out: fits everywhere. */
        UNKNOWN,
        NULL,
        VOID,
        /** Of a function written in place or named: fits by its form. */
        FUNCTION
    }

    /** A primitive type. */
    record Primitive(String name) implements JavaType {}

    /** A class or interface; without arguments, where it has variables, it is raw. */
    record Reference(TypeModel model, List<JavaType> arguments) implements JavaType {

        /** What the model's variables stand for. */
        Map<Variable, JavaType> substitution() {
            return Substitution.of(model.variables(), arguments);
        }
    }

    /** An array. */
    record ArrayOf(JavaType element) implements JavaType {}

    /** A type variable, by identity. Its bounds may name itself, so they are read when they are asked for. */
    final class Variable implements JavaType {
        private final String name;
        private final Supplier<List<JavaType>> reader;
        private @Nullable List<JavaType> bounds;

        Variable(String name, Supplier<List<JavaType>> reader) {
            this.name = name;
            this.reader = reader;
        }

        String name() {
            return name;
        }

        synchronized List<JavaType> bounds() {
            List<JavaType> known = bounds;
            if (known == null) {
                bounds = List.of(); // while they are read
                known = reader.get();
                bounds = known;
            }
            return known;
        }
    }
}
