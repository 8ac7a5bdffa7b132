package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Variable;
import java.util.List;
import java.util.Map;

/**
 * A method as seen from a receiver.
 *
 * @param method the method
 * @param parameters with the receiver's type arguments in place
 * @param result likewise
 */
record Candidate(MethodModel method, List<JavaType> parameters, JavaType result) {

    static Candidate of(MethodModel method, Map<Variable, JavaType> receiver) {
        return new Candidate(
                method,
                method.parameters().stream()
                        .map(type -> Substitution.apply(type, receiver))
                        .toList(),
                Substitution.apply(method.result(), receiver));
    }

    /** The parameter that an argument goes to, where each further argument goes to the last one's element. */
    JavaType parameter(int argument, boolean spread) {
        int last = parameters.size() - 1;
        if (spread && argument >= last && parameters.get(last) instanceof JavaType.ArrayOf array) {
            return array.element();
        }
        return parameters.get(Math.min(argument, last));
    }
}
