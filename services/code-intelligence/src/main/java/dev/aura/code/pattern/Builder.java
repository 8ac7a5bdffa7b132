package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A class that collects values by methods which return it, and a method without parameters that makes an object of another class. */
final class Builder implements Detector {

    static final String NAME = "builder";
    private static final int STEPS = 2;

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        Structure structure = new Structure(project);
        List<Pattern> found = new ArrayList<>();
        structure.types().forEach(type -> {
            List<MethodFacts> steps = type.methods()
                    .filter(method -> !method.is(Flags.STATIC)
                            && !method.parameters().isEmpty()
                            && method.does(Deed.Kind.RETURNS_THIS)
                            && !method.fields().isEmpty())
                    .toList();
            if (steps.size() >= STEPS) {
                type.methods()
                        .filter(method -> !method.is(Flags.STATIC)
                                && !method.is(Flags.PRIVATE)
                                && method.parameters().isEmpty())
                        .map(method -> judge(structure, type, steps, method))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(found::add);
            }
        });
        return found;
    }

    private static Optional<Pattern> judge(
            Structure structure, Type type, List<MethodFacts> steps, MethodFacts method) {
        Optional<Type> product = method.deeds(Deed.Kind.RETURNS_NEW)
                .map(deed -> structure.resolve(type, deed.subject()))
                .flatMap(Optional::stream)
                .filter(made -> made != type
                        && !structure.isRelated(made, type)
                        && !made.name().startsWith(type.name() + "."))
                .findFirst();
        boolean within =
                product.isPresent() && type.name().startsWith(product.get().name() + ".");
        boolean builds = method.name().startsWith("build") || method.name().startsWith("create");
        if (product.isEmpty() || !(within || builds)) {
            return Optional.empty();
        }
        return Optional.of(Report.design(NAME, type.symbol())
                .message(type.name() + " collects values in " + steps.size() + " steps, and `" + method.name()
                        + "` makes " + product.get().name() + " of them")
                .measure("steps", steps.size(), ">=", STEPS)
                .place(type.place("makes it", method))
                .place(product.get().place("product"))
                .places(steps.stream().map(step -> type.place("step", step)).toList())
                .made());
    }
}
