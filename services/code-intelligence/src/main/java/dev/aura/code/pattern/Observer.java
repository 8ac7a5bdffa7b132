package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A class that takes objects of an abstract type into a collection and tells each by a method without a result; it is not of that type itself. */
final class Observer implements Detector {

    static final String NAME = "observer";

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
                .forEach(type -> Structure.objectFields(type)
                        .forEach(field -> judge(structure, type, field).ifPresent(found::add)));
        return found;
    }

    private static Optional<Pattern> judge(Structure structure, Type type, FieldFacts field) {
        for (String argument : JavaNames.arguments(field.type())) {
            Optional<Type> element = structure
                    .resolve(type, argument)
                    .filter(one -> Structure.isAbstract(one) && !structure.isUnder(type, one));
            if (element.isPresent()) {
                return judge(structure, type, field, element.get());
            }
        }
        return Optional.empty();
    }

    /** Whether a method only tells: it gives nothing back. */
    private static boolean isTold(Type element, String name) {
        return element.methods()
                .anyMatch(
                        method -> method.name().equals(name) && method.result().equals("void"));
    }

    private static Optional<Pattern> judge(Structure structure, Type type, FieldFacts field, Type element) {
        List<Place> joins = new ArrayList<>();
        List<Place> tells = new ArrayList<>();
        type.methods().forEach(method -> {
            boolean adds = method.deeds(Deed.Kind.ADDS)
                    .anyMatch(deed -> deed.subject().equals(field.name())
                            && structure.resolve(type, deed.object()).orElse(null) == element);
            boolean calls = method.deeds(Deed.Kind.CALLS_EACH)
                    .anyMatch(deed -> deed.subject().equals(field.name()) && isTold(element, deed.object()));
            if (adds && !method.is(Flags.PRIVATE)) {
                joins.add(type.place("takes an observer", method));
            }
            if (calls) {
                tells.add(type.place("tells observers", method));
            }
        });
        if (joins.isEmpty() || tells.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Report.design(NAME, type.symbol())
                .message(type.name() + " keeps any number of " + element.name() + " in `" + field.name()
                        + "` and tells each of them")
                .place(element.place("observer"))
                .places(joins)
                .places(tells)
                .made());
    }
}
