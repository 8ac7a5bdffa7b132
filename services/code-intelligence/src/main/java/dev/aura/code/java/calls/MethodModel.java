package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor.
 *
 * @param owner type that declares it
 * @param name of a constructor `new`
 * @param flags as in {@link Member}
 * @param variables its own type parameters
 * @param parameters types
 * @param result type
 * @param place where it is written; null outside the workspace
 */
record MethodModel(
        TypeModel owner,
        String name,
        int flags,
        List<Variable> variables,
        List<JavaType> parameters,
        JavaType result,
        @Nullable Place place) {

    boolean isStatic() {
        return (flags & Member.STATIC) != 0;
    }

    boolean isAbstract() {
        return (flags & Member.ABSTRACT) != 0;
    }

    boolean isPrivate() {
        return (flags & Member.PRIVATE) != 0;
    }

    boolean isVariadic() {
        return (flags & Member.VARIADIC) != 0;
    }

    /** Whether it can be called with so many arguments. */
    boolean accepts(int arguments) {
        int declared = parameters.size();
        return arguments == declared || (isVariadic() && arguments >= declared - 1);
    }
}
