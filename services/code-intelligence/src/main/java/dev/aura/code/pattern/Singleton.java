package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Classes of which there is one object: private constructors alone, one static field of the own type, here or in a holder, and a way to it. */
final class Singleton implements Detector {

    static final String NAME = "singleton";

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        Structure structure = new Structure(project);
        List<Pattern> found = new ArrayList<>();
        structure
                .types()
                .filter(type -> hidesConstructors(type) && !structure.hasSubtypes(type))
                .forEach(type -> {
                    List<Type> around = project.types().in(type.path()).values().stream()
                            .filter(other -> other == type || other.name().startsWith(type.name() + "."))
                            .toList();
                    List<Instance> instances = new ArrayList<>();
                    around.forEach(holder -> holder.facts().fields().stream()
                            .filter(field -> field.is(Flags.STATIC)
                                    && structure.resolve(holder, field.type()).orElse(null) == type
                                    && field.type().indexOf('[') < 0
                                    && JavaNames.bare(field.type())
                                            .equals(field.type().replaceAll("<.*", "")))
                            .forEach(field -> instances.add(new Instance(holder, field))));
                    if (instances.size() == 1) {
                        judge(structure, type, around, instances.getFirst()).ifPresent(found::add);
                    }
                });
        return found;
    }

    private record Instance(Type holder, FieldFacts field) {}

    private static boolean hidesConstructors(Type type) {
        List<MethodFacts> constructors = Structure.constructors(type).toList();
        return type.facts().kind() == Entity.Kind.CLASS
                && type.isConcrete()
                && !constructors.isEmpty()
                && constructors.stream().allMatch(constructor -> constructor.is(Flags.PRIVATE));
    }

    private static Optional<Pattern> judge(Structure structure, Type type, List<Type> around, Instance instance) {
        List<MethodFacts> ways = type.methods()
                .filter(method -> method.is(Flags.STATIC)
                        && !method.is(Flags.PRIVATE)
                        && method.deeds(Deed.Kind.RETURNS_FIELD)
                                .anyMatch(deed ->
                                        deed.subject().equals(instance.field().name())))
                .toList();
        boolean open = instance.holder() == type
                && !instance.field().is(Flags.PRIVATE)
                && instance.field().is(Flags.FINAL);
        boolean others = around.stream()
                .anyMatch(holder -> holder.methods()
                        .filter(method -> !ways.contains(method))
                        .flatMap(method -> method.deeds(Deed.Kind.MAKES))
                        .anyMatch(deed ->
                                structure.resolve(holder, deed.subject()).orElse(null) == type));
        if (others || (ways.isEmpty() && !open)) {
            return Optional.empty();
        }
        Report report = Report.design(NAME, type.symbol())
                .message("there is one " + type.name() + ", in `"
                        + (instance.holder() == type
                                ? ""
                                : instance.holder().facts().simpleName() + ".")
                        + instance.field().name() + "`; its constructors are private and nothing else makes one")
                .place(instance.holder()
                        .place(
                                "instance",
                                instance.field().line(),
                                type.name() + "." + instance.field().name()));
        Structure.constructors(type).forEach(one -> report.place(type.place("private constructor", one)));
        ways.forEach(way -> report.place(type.place("accessor", way)));
        return Optional.of(report.made());
    }
}
