package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Reference;

/** Whether one method takes the place of another in a subtype. */
final class Overriding {

    private Overriding() {}

    static boolean overrides(MethodModel method, MethodModel other) {
        if (other.isStatic() || other.isPrivate() || method.isStatic() || method.isPrivate()) {
            return false;
        }
        Reference seen = method.owner().closure().get(other.owner());
        return seen != null
                && Members.sameParameters(
                        new Candidate(method, method.parameters(), method.result()),
                        Candidate.of(other, seen.substitution()));
    }
}
