package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.language.calls.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is given to a method.
 *
 * @param type its type; {@link Special#FUNCTION} for a function written in place or named
 * @param function that function, where it is one and alone
 * @param index of its value; -1 where it has none
 */
record Argument(JavaType type, @Nullable Value function, int index) {

    static Argument of(JavaType type) {
        return new Argument(type, null, -1);
    }

    boolean isFunction() {
        return type == Special.FUNCTION;
    }
}
