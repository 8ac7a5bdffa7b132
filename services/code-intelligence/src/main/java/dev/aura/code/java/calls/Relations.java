package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which types fit where (Java Language Specification, 4.10 and 5.3), type arguments aside. */
final class Relations {

    private static final List<String> WIDENING = List.of("byte", "short", "int", "long", "float", "double");
    private static final Map<String, Reference> BOXES = new HashMap<>();
    private static final Map<TypeModel, Primitive> UNBOXED = new HashMap<>();

    static {
        Map<String, Class<?>> boxes = Map.of(
                "boolean", Boolean.class,
                "byte", Byte.class,
                "short", Short.class,
                "char", Character.class,
                "int", Integer.class,
                "long", Long.class,
                "float", Float.class,
                "double", Double.class);
        boxes.forEach((name, type) -> {
            BOXES.put(name, new Reference(PlatformType.of(type), List.of()));
            UNBOXED.put(PlatformType.of(type), new Primitive(name));
        });
    }

    private Relations() {}

    static JavaType box(JavaType type) {
        return type instanceof Primitive primitive ? BOXES.getOrDefault(primitive.name(), PlatformType.OBJECT) : type;
    }

    /** The primitive that a box holds; the type itself where it is no box. */
    static JavaType unbox(JavaType type) {
        return switch (type) {
            case Reference reference -> {
                Primitive primitive = UNBOXED.get(reference.model());
                yield primitive == null ? type : primitive;
            }
            case Variable variable ->
                variable.bounds().isEmpty() ? type : unbox(variable.bounds().getFirst());
            default -> type;
        };
    }

    /** Whether a value fits without boxing. */
    static boolean isSubtype(JavaType given, JavaType wanted) {
        if (given == Special.UNKNOWN || wanted == Special.UNKNOWN || given.equals(wanted)) {
            return true;
        }
        return switch (given) {
            case Primitive primitive -> wanted instanceof Primitive wide && widens(primitive.name(), wide.name());
            case Special special -> special == Special.NULL && !(wanted instanceof Primitive);
            case ArrayOf array -> arrayFits(array, wanted);
            case Variable variable -> variableFits(variable, wanted);
            case Reference reference ->
                switch (wanted) {
                    case Reference parent -> isUnder(reference.model(), parent.model());
                    // A variable from elsewhere: what it stands for is not known, only its bounds.
                    case Variable variable ->
                        variable.bounds().stream().allMatch(bound -> isSubtype(given, Substitution.erase(bound)));
                    default -> false;
                };
        };
    }

    private static boolean isUnder(TypeModel given, TypeModel wanted) {
        if (given.isUnder(wanted) || wanted.equals(PlatformType.OBJECT.model())) {
            return true;
        }
        // A type of a library may be under anything that is not final; nothing of the platform is under it.
        return given.inheritsUnknown() && !(wanted.equals(PlatformType.STRING.model()) || UNBOXED.containsKey(wanted));
    }

    private static boolean arrayFits(ArrayOf array, JavaType wanted) {
        return switch (wanted) {
            case ArrayOf other -> elementFits(array.element(), other.element());
            case Reference reference ->
                reference.model().equals(PlatformType.OBJECT.model())
                        || reference.model().equals(PlatformType.of(Cloneable.class))
                        || reference.model().equals(PlatformType.of(Serializable.class));
            case Variable variable -> variable.bounds().stream().allMatch(bound -> isSubtype(array, bound));
            default -> false;
        };
    }

    private static boolean elementFits(JavaType given, JavaType wanted) {
        if (given == Special.UNKNOWN || wanted == Special.UNKNOWN || given.equals(wanted)) {
            return true;
        }
        return !(given instanceof Primitive) && !(wanted instanceof Primitive) && isSubtype(given, wanted);
    }

    private static boolean variableFits(Variable variable, JavaType wanted) {
        if (wanted instanceof Variable other) {
            List<JavaType> bounds = other.bounds();
            return variable.bounds().contains(other)
                    || bounds.stream()
                            .allMatch(bound -> isSubtype(Substitution.erase(variable), Substitution.erase(bound)));
        }
        if (variable.bounds().isEmpty()) {
            return isSubtype(PlatformType.OBJECT, wanted);
        }
        return variable.bounds().stream().anyMatch(bound -> isSubtype(Substitution.erase(bound), wanted));
    }

    private static boolean widens(String given, String wanted) {
        if (given.equals("char")) {
            return WIDENING.indexOf(wanted) >= WIDENING.indexOf("int");
        }
        int from = WIDENING.indexOf(given);
        return from >= 0 && WIDENING.indexOf(wanted) >= from;
    }

    /** Whether a value fits, boxed or unboxed where needed. */
    static boolean fits(JavaType given, JavaType wanted) {
        if (isSubtype(given, wanted)) {
            return true;
        }
        if (given instanceof Primitive) {
            return !(wanted instanceof Primitive) && isSubtype(box(given), wanted);
        }
        JavaType inner = unbox(given);
        return wanted instanceof Primitive && inner instanceof Primitive && isSubtype(inner, wanted);
    }

    /** A type as one of its supertypes; null where it is not under it. */
    static @Nullable Reference as(JavaType type, TypeModel wanted) {
        return switch (type) {
            case Reference reference -> {
                Reference seen = reference.model().closure().get(wanted);
                yield seen != null && Substitution.apply(seen, reference.substitution()) instanceof Reference applied
                        ? applied
                        : null;
            }
            case Variable variable -> {
                for (JavaType bound : variable.bounds()) {
                    Reference found = bound.equals(variable) ? null : as(bound, wanted);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            default -> null;
        };
    }

    /** The type of an operation on numbers. */
    static JavaType promote(JavaType left, JavaType right) {
        JavaType one = unbox(left);
        JavaType other = unbox(right);
        if (one instanceof Primitive first && other instanceof Primitive second) {
            if (first.name().equals("boolean")) {
                return first;
            }
            int width = Math.max(
                    Math.max(WIDENING.indexOf(first.name()), WIDENING.indexOf(second.name())), WIDENING.indexOf("int"));
            return new Primitive(WIDENING.get(width));
        }
        return Special.UNKNOWN;
    }

    /** The type of a value that is one of two. */
    static JavaType either(JavaType one, JavaType other) {
        if (one.equals(other) || other == Special.NULL) {
            return other == Special.NULL ? box(one) : one;
        }
        if (one == Special.NULL) {
            return box(other);
        }
        if (one == Special.UNKNOWN || other == Special.UNKNOWN) {
            return Special.UNKNOWN;
        }
        JavaType left = unbox(one);
        JavaType right = unbox(other);
        if (left instanceof Primitive && right instanceof Primitive) {
            return left.equals(right)
                    ? left
                    : isSubtype(left, right) ? right : isSubtype(right, left) ? left : promote(left, right);
        }
        JavaType first = box(one);
        JavaType second = box(other);
        return isSubtype(first, second) ? second : isSubtype(second, first) ? first : common(first, second);
    }

    /** The first supertype that both share; good enough to choose an overload by. */
    private static JavaType common(JavaType one, JavaType other) {
        if (one instanceof Reference left && other instanceof Reference) {
            for (TypeModel parent : left.model().closure().keySet()) {
                Reference seen = parent.equals(PlatformType.OBJECT.model()) ? null : as(other, parent);
                if (seen != null) {
                    return seen;
                }
            }
        }
        return PlatformType.OBJECT;
    }
}
