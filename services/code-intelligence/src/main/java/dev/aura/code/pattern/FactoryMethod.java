package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A method that a class calls and leaves to its subclasses, at least two of which return new objects of types under its result. */
final class FactoryMethod implements Detector {

    static final String NAME = "factory-method";
    private static final int CREATORS = 2;

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
                .filter(Structure::isAbstract)
                .forEach(type -> Structure.left(type)
                        .forEach(method -> judge(structure, type, method).ifPresent(found::add)));
        return found;
    }

    private static Optional<Pattern> judge(Structure structure, Type type, MethodFacts method) {
        Optional<Type> product = structure.resolve(type, method.result()).filter(Structure::isAbstract);
        List<MethodFacts> callers = type.methods()
                .filter(one -> one.calls().contains(method.name()))
                .toList();
        if (product.isEmpty() || callers.isEmpty() || product.get() == type) {
            return Optional.empty();
        }
        List<Place> places = new ArrayList<>();
        for (Type creator : structure.concreteUnder(type)) {
            Structure.override(creator, method)
                    .filter(own -> own.deeds(Deed.Kind.RETURNS_NEW)
                            .anyMatch(deed -> structure
                                    .resolve(creator, deed.subject())
                                    .filter(made -> structure.isUnder(made, product.get()))
                                    .isPresent()))
                    .ifPresent(own -> places.add(creator.place("creates", own)));
        }
        if (places.size() < CREATORS) {
            return Optional.empty();
        }
        return Optional.of(Report.design(NAME, type.symbol(method))
                .message(places.size() + " subclasses of " + type.name() + " make the "
                        + product.get().name() + " that it works with")
                .measure("creators", places.size(), ">=", CREATORS)
                .place(product.get().place("product"))
                .places(callers.stream().map(one -> type.place("uses it", one)).toList())
                .places(places)
                .made());
    }
}
