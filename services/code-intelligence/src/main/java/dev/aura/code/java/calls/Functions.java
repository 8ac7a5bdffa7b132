package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one method that a functional interface asks for. */
final class Functions {

    private static final Map<String, Integer> OF_OBJECT = Map.of("equals", 1, "hashCode", 0, "toString", 0);

    private final Map<TypeModel, List<MethodModel>> known = new HashMap<>();

    /** What a functional interface takes and gives. */
    record Function(List<JavaType> parameters, JavaType result) {}

    /** The function of a type; null where it is not a functional interface. */
    @Nullable
    Function of(JavaType type) {
        if (!(type instanceof Reference reference) || !reference.model().isInterface()) {
            return null;
        }
        List<MethodModel> single = known.get(reference.model());
        if (single == null) {
            single = single(reference.model());
            known.put(reference.model(), single);
        }
        if (single.size() != 1) {
            return null;
        }
        MethodModel method = single.getFirst();
        Reference owner = Relations.as(reference, method.owner());
        Map<Variable, JavaType> receiver = owner == null ? Map.of() : owner.substitution();
        Candidate seen = Candidate.of(method, receiver);
        return new Function(seen.parameters(), seen.result());
    }

    private static List<MethodModel> single(TypeModel model) {
        Map<String, MethodModel> bySignature = new HashMap<>();
        for (TypeModel parent : model.closure().keySet()) {
            for (MethodModel method : parent.isInterface() ? parent.methods() : List.<MethodModel>of()) {
                Integer ofObject = OF_OBJECT.get(method.name());
                boolean redeclared =
                        ofObject != null && ofObject == method.parameters().size();
                if (!method.isStatic() && !method.isPrivate() && !redeclared) {
                    String signature = method.name() + "/" + method.parameters().size();
                    bySignature.merge(
                            signature,
                            method,
                            (before, added) -> !added.owner().equals(before.owner())
                                            && added.owner().isUnder(before.owner())
                                    ? added
                                    : before);
                }
            }
        }
        return bySignature.values().stream().filter(MethodModel::isAbstract).toList();
    }
}
