package dev.aura.code.pattern;

import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.Entity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What design patterns are told by: Java types of the code that is no test, and what they are to each other. */
final class Structure {

    private final Project project;

    Structure(Project project) {
        this.project = project;
    }

    Stream<Type> types() {
        return project.types().all().stream().filter(Structure::counts);
    }

    private static boolean counts(Type type) {
        return type.file().language().equals("java")
                && !type.file().isTest()
                && type.facts().kind() != Entity.Kind.ANNOTATION;
    }

    Optional<Type> resolve(Type from, String written) {
        return project.names().resolve(from, written.replace("{}", ""));
    }

    boolean isUnder(Type type, Type above) {
        return project.hierarchy().isUnder(type, above);
    }

    boolean isRelated(Type one, Type other) {
        return isUnder(one, other) || isUnder(other, one);
    }

    /** Types under one that objects are made of, tests left out, by name. */
    List<Type> concreteUnder(Type type) {
        return project.hierarchy().under(type).stream()
                .filter(under -> counts(under) && under.isConcrete())
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    boolean hasSubtypes(Type type) {
        return !project.hierarchy().under(type).isEmpty();
    }

    static boolean isAbstract(Type type) {
        return type.is(Flags.ABSTRACT);
    }

    /** Methods that a type leaves to others. */
    static List<MethodFacts> left(Type type) {
        return type.methods()
                .filter(method -> method.is(Flags.BODILESS) && !method.is(Flags.STATIC) && !method.is(Flags.PRIVATE))
                .toList();
    }

    /** The method with a body that a type has in place of one above it. */
    static Optional<MethodFacts> override(Type type, MethodFacts above) {
        return type.methods()
                .filter(method -> method.name().equals(above.name())
                        && method.parameters().size() == above.parameters().size()
                        && !method.is(Flags.BODILESS)
                        && !method.is(Flags.STATIC))
                .findFirst();
    }

    static Stream<MethodFacts> constructors(Type type) {
        return type.methods().filter(method -> method.is(Flags.CONSTRUCTOR));
    }

    static Stream<FieldFacts> objectFields(Type type) {
        return type.facts().fields().stream().filter(field -> !field.is(Flags.STATIC));
    }
}
