package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An abstract type to which at least two other types hand themselves, each by a method of its own or for its own type. */
final class Visitor implements Detector {

    static final String NAME = "visitor";
    private static final int ELEMENTS = 2;

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        Structure structure = new Structure(project);
        Map<Type, List<Place>> elements = new LinkedHashMap<>();
        structure
                .types()
                .forEach(type -> type.methods()
                        .forEach(method -> method.deeds(Deed.Kind.HANDS_ITSELF)
                                .forEach(deed -> structure
                                        .resolve(type, deed.subject())
                                        .filter(visitor ->
                                                Structure.isAbstract(visitor) && takes(structure, visitor, deed, type))
                                        .ifPresent(
                                                visitor -> elements.computeIfAbsent(visitor, key -> new ArrayList<>())
                                                        .add(type.place("accepts", method))))));
        List<Pattern> found = new ArrayList<>();
        elements.forEach((visitor, places) -> {
            if (places.stream().map(Place::getName).distinct().count() >= ELEMENTS) {
                found.add(Report.design(NAME, visitor.symbol())
                        .message(
                                places.size() + " types hand themselves to " + visitor.name() + " by a method for each")
                        .measure("elements", places.size(), ">=", ELEMENTS)
                        .places(places)
                        .made());
            }
        });
        return found;
    }

    /** Whether a visitor has a method of the name for exactly that type: one for all of them would be no double dispatch. */
    private static boolean takes(Structure structure, Type visitor, Deed deed, Type element) {
        return visitor.methods()
                .anyMatch(method -> method.name().equals(deed.object())
                        && method.parameters().stream()
                                .anyMatch(parameter ->
                                        structure.resolve(visitor, parameter).orElse(null) == element));
    }
}
