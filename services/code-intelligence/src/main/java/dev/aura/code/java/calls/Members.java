package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The methods that a type has, inherited ones too, overridden ones not. */
final class Members {

    private static final int KNOWN_MAX = 20_000;

    private final Map<Key, List<Candidate>> known = new HashMap<>();

    private record Key(JavaType type, String name) {}

    List<Candidate> methods(JavaType type, String name) {
        return switch (type) {
            case Reference reference -> {
                if (known.size() > KNOWN_MAX) {
                    known.clear();
                }
                Key key = new Key(type, name);
                List<Candidate> found = known.get(key);
                if (found == null) {
                    found = collect(reference, name);
                    known.put(key, found);
                }
                yield found;
            }
            case Variable variable -> {
                List<Candidate> all = new ArrayList<>();
                List<JavaType> bounds = variable.bounds();
                for (JavaType bound : bounds.isEmpty() ? List.<JavaType>of(PlatformType.OBJECT) : bounds) {
                    methods(bound, name).forEach(candidate -> add(all, candidate));
                }
                yield all;
            }
            case ArrayOf ignored -> methods(PlatformType.OBJECT, name);
            case Primitive ignored -> List.of();
            case Special ignored -> List.of();
        };
    }

    private static List<Candidate> collect(Reference type, String name) {
        List<Candidate> found = new ArrayList<>();
        Map<Variable, JavaType> receiver = type.substitution();
        for (Map.Entry<TypeModel, Reference> parent : type.model().closure().entrySet()) {
            TypeModel owner = parent.getKey();
            List<MethodModel> declared = owner.methods(name);
            if (declared.isEmpty()) {
                continue;
            }
            boolean inherited = !owner.equals(type.model());
            Map<Variable, JavaType> seen =
                    Substitution.apply(parent.getValue(), receiver) instanceof Reference reference
                            ? reference.substitution()
                            : Map.of();
            for (MethodModel method : declared) {
                boolean hidden = inherited && (method.isPrivate() || (method.isStatic() && owner.isInterface()));
                if (!hidden) {
                    add(found, Candidate.of(method, seen));
                }
            }
        }
        return found;
    }

    /** Adds a method unless it is overridden, or in place of one that it overrides. */
    private static void add(List<Candidate> found, Candidate added) {
        for (int index = 0; index < found.size(); index++) {
            Candidate other = found.get(index);
            if (sameParameters(other, added)) {
                TypeModel owner = added.method().owner();
                TypeModel before = other.method().owner();
                if (!owner.equals(before) && owner.isUnder(before) && (before.isInterface() || !owner.isInterface())) {
                    found.set(index, added);
                }
                return;
            }
        }
        found.add(added);
    }

    static boolean sameParameters(Candidate one, Candidate other) {
        if (one.parameters().size() != other.parameters().size()) {
            return false;
        }
        for (int index = 0; index < one.parameters().size(); index++) {
            JavaType left = Substitution.erase(one.parameters().get(index));
            JavaType right = Substitution.erase(other.parameters().get(index));
            if (!left.equals(right) && left != Special.UNKNOWN && right != Special.UNKNOWN) {
                return false;
            }
        }
        return true;
    }
}
