package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.Member;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A class of the platform that we run on: loaded, never initialized, so that none of its code runs. */
final class PlatformType extends TypeModel {

    private static final ClassValue<PlatformType> MODELS = new ClassValue<>() {
        @Override
        protected PlatformType computeValue(Class<?> type) {
            return new PlatformType(type);
        }
    };

    private static final Map<TypeVariable<?>, Variable> VARIABLES = new ConcurrentHashMap<>();

    static final Reference OBJECT = new Reference(MODELS.get(Object.class), List.of());
    static final Reference STRING = new Reference(MODELS.get(String.class), List.of());

    private final Class<?> type;

    private PlatformType(Class<?> type) {
        this.type = type;
    }

    static PlatformType of(Class<?> type) {
        return MODELS.get(type);
    }

    @Override
    String name() {
        return type.getName().replace('$', '.');
    }

    @Override
    boolean isInterface() {
        return type.isInterface();
    }

    @Override
    List<Variable> variables() {
        return Arrays.stream(type.getTypeParameters())
                .map(PlatformType::variable)
                .toList();
    }

    private static Variable variable(TypeVariable<?> variable) {
        return VARIABLES.computeIfAbsent(
                variable,
                key -> new Variable(
                        key.getName(),
                        () -> Arrays.stream(key.getBounds())
                                .map(PlatformType::convert)
                                .toList()));
    }

    @Override
    List<Reference> supertypes() {
        List<Reference> supertypes = new ArrayList<>();
        Type parent = type.getGenericSuperclass();
        if (parent != null && convert(parent) instanceof Reference seen) {
            supertypes.add(seen);
        }
        for (Type face : type.getGenericInterfaces()) {
            if (convert(face) instanceof Reference seen) {
                supertypes.add(seen);
            }
        }
        if (type.isInterface()) {
            supertypes.add(OBJECT);
        }
        return supertypes;
    }

    private static boolean isSeen(Executable method) {
        return !method.isSynthetic() && (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    @Override
    List<MethodModel> methods() {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(PlatformType::isSeen)
                .map(method -> model(method, method.getName(), convert(method.getGenericReturnType())))
                .toList();
    }

    @Override
    List<MethodModel> readMethods(String name) {
        List<MethodModel> named = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && isSeen(method)) {
                named.add(model(method, name, convert(method.getGenericReturnType())));
            }
        }
        return named;
    }

    @Override
    List<MethodModel> constructors() {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(PlatformType::isSeen)
                .map(constructor -> model(constructor, "new", self()))
                .toList();
    }

    private MethodModel model(Executable method, String name, JavaType result) {
        int flags = (Modifier.isStatic(method.getModifiers()) ? Member.STATIC : 0)
                | (Modifier.isAbstract(method.getModifiers()) ? Member.ABSTRACT : 0)
                | (method.isVarArgs() ? Member.VARIADIC : 0);
        return new MethodModel(
                this,
                name,
                flags,
                Arrays.stream(method.getTypeParameters())
                        .map(PlatformType::variable)
                        .toList(),
                Arrays.stream(method.getGenericParameterTypes())
                        .map(PlatformType::convert)
                        .toList(),
                result,
                null);
    }

    @Override
    @Nullable
    JavaType field(String name) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name) && (field.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
                return convert(field.getGenericType());
            }
        }
        return null;
    }

    @Override
    @Nullable
    TypeModel memberType(String name) {
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.getSimpleName().equals(name)) {
                return of(nested);
            }
        }
        return null;
    }

    private static JavaType convert(Type given) {
        return switch (given) {
            case Class<?> named when named.isArray() -> new ArrayOf(convert(named.getComponentType()));
            case Class<?> named when named.getName().equals("void") -> Special.VOID;
            case Class<?> named when named.isPrimitive() -> new Primitive(named.getName());
            case Class<?> named -> new Reference(of(named), List.of());
            case ParameterizedType generic ->
                new Reference(
                        of((Class<?>) generic.getRawType()),
                        Arrays.stream(generic.getActualTypeArguments())
                                .map(PlatformType::convert)
                                .toList());
            case TypeVariable<?> named -> variable(named);
            case WildcardType wildcard ->
                convert(
                        wildcard.getLowerBounds().length > 0
                                ? wildcard.getLowerBounds()[0]
                                : wildcard.getUpperBounds()[0]);
            case GenericArrayType array -> new ArrayOf(convert(array.getGenericComponentType()));
            default -> Special.UNKNOWN;
        };
    }
}
