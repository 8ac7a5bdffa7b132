package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A class or interface with its members, wherever it is declared. What it has found out it keeps; any thread may ask. */
abstract class TypeModel {

    private volatile @Nullable Map<TypeModel, Reference> closure;
    private final Map<String, List<MethodModel>> methods = new ConcurrentHashMap<>();

    /** Qualified name. */
    abstract String name();

    abstract boolean isInterface();

    abstract List<Variable> variables();

    /** Direct supertypes, the superclass first. */
    abstract List<Reference> supertypes();

    abstract List<MethodModel> readMethods(String name);

    /** All methods that it declares. */
    abstract List<MethodModel> methods();

    /** As written; none where there is only the one that the language adds. */
    abstract List<MethodModel> constructors();

    /** Type of a field that it declares. */
    abstract @Nullable JavaType field(String name);

    /** A type that it declares. */
    abstract @Nullable TypeModel memberType(String name);

    /** Whether all that it inherits is known. */
    boolean isKnown() {
        return true;
    }

    /** The methods of a name that it declares. */
    final List<MethodModel> methods(String name) {
        List<MethodModel> known = methods.get(name);
        if (known == null) {
            known = readMethods(name);
            methods.put(name, known);
        }
        return known;
    }

    /** Itself with its own variables as arguments. */
    final Reference self() {
        return new Reference(this, List.copyOf(variables()));
    }

    /** Itself and all supertypes, as seen from itself. */
    final Map<TypeModel, Reference> closure() {
        Map<TypeModel, Reference> known = closure;
        if (known == null) {
            known = new LinkedHashMap<>();
            collect(self(), known);
            closure = known;
        }
        return known;
    }

    private static void collect(Reference type, Map<TypeModel, Reference> into) {
        if (into.putIfAbsent(type.model(), type) != null) {
            return;
        }
        Map<Variable, JavaType> map = type.substitution();
        for (Reference parent : type.model().supertypes()) {
            if (Substitution.apply(parent, map) instanceof Reference seen) {
                collect(seen, into);
            }
        }
    }

    final boolean isUnder(TypeModel other) {
        return closure().containsKey(other);
    }

    /** Whether some supertype is not known, so that methods may be inherited that we do not see. */
    final boolean inheritsUnknown() {
        return closure().keySet().stream().anyMatch(type -> !type.isKnown());
    }

    final @Nullable JavaType inheritedField(String name) {
        for (Map.Entry<TypeModel, Reference> parent : closure().entrySet()) {
            JavaType type = parent.getKey().field(name);
            if (type != null) {
                return Substitution.apply(type, parent.getValue().substitution());
            }
        }
        return null;
    }

    final @Nullable TypeModel inheritedType(String name) {
        for (TypeModel parent : closure().keySet()) {
            TypeModel type = parent.memberType(name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    @Override
    public final String toString() {
        return name();
    }
}
