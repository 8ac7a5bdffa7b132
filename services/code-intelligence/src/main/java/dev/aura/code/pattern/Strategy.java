package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An interface of one method that takes or gives something, with several implementations, one of which a class is given and calls. */
final class Strategy implements Detector {

    static final String NAME = "strategy";
    private static final int VARIANTS = 2;

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        Structure structure = new Structure(project);
        List<Pattern> found = new ArrayList<>();
        List<Type> all = structure.types().toList();
        for (Type strategy : all) {
            List<MethodFacts> left = strategy.isInterface() ? Structure.left(strategy) : List.of();
            List<Type> variants =
                    left.size() == 1 && computes(left.getFirst()) ? structure.concreteUnder(strategy) : List.of();
            if (variants.size() < VARIANTS) {
                continue;
            }
            List<Place> contexts = new ArrayList<>();
            all.forEach(type -> Structure.objectFields(type)
                    .filter(field -> isGiven(structure, type, field, strategy, left.getFirst()))
                    .findFirst()
                    .ifPresent(field ->
                            contexts.add(type.place("context", field.line(), type.name() + "." + field.name()))));
            if (!contexts.isEmpty()) {
                found.add(Report.design(NAME, strategy.symbol())
                        .message(strategy.name() + " has " + variants.size() + " implementations; "
                                + contexts.getFirst().getName()
                                + (contexts.size() > 1
                                        ? " and others are given one and call it"
                                        : " is given one and calls it"))
                        .measure("implementations", variants.size(), ">=", VARIANTS)
                        .places(contexts)
                        .places(variants.stream()
                                .map(variant -> variant.place("implementation"))
                                .toList())
                        .made());
            }
        }
        return found;
    }

    /** Whether a method takes or gives something; `run` and `close` are commands. */
    private static boolean computes(MethodFacts method) {
        return !method.parameters().isEmpty() || !method.result().equals("void");
    }

    private static boolean isGiven(
            Structure structure, Type type, FieldFacts field, Type strategy, MethodFacts method) {
        return !structure.isUnder(type, strategy)
                && structure.resolve(type, field.type()).orElse(null) == strategy
                && field.type().indexOf('[') < 0
                && type.methods()
                        .flatMap(one -> one.deeds(Deed.Kind.KEEPS))
                        .anyMatch(deed -> deed.subject().equals(field.name()))
                && type.methods()
                        .flatMap(one -> one.deeds(Deed.Kind.CALLS_ON))
                        .anyMatch(deed -> deed.subject().equals(field.name())
                                && deed.object().equals(method.name()));
    }
}
