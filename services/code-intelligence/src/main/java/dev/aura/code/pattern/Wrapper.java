package dev.aura.code.pattern;

import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Classes around one object that their constructor is given. A decorator is of the object's type, with the same type arguments, and calls the method that it overrides, in at least half of them,
 * and does more than that in one. An adapter is of another type, and each of its overriding methods is nothing but a call of a method of the object, one of
 * another name at least.
 */
final class Wrapper implements Detector {

    private static final String DECORATOR = "decorator";
    private static final String ADAPTER = "adapter";

    @Override
    public Set<String> names() {
        return Set.of(DECORATOR, ADAPTER);
    }

    @Override
    public List<Pattern> detect(Project project) {
        Structure structure = new Structure(project);
        List<Pattern> found = new ArrayList<>();
        structure
                .types()
                .filter(Type::isConcrete)
                .forEach(type -> Structure.objectFields(type)
                        .filter(field -> isGiven(type, field))
                        .forEach(field -> structure
                                .resolve(type, field.type())
                                .flatMap(wrapped -> judge(project, structure, type, field, wrapped))
                                .ifPresent(found::add)));
        return found;
    }

    private static boolean isGiven(Type type, FieldFacts field) {
        return field.type().indexOf('[') < 0
                && Structure.constructors(type)
                        .flatMap(one -> one.deeds(Deed.Kind.KEEPS))
                        .anyMatch(deed -> deed.subject().equals(field.name()));
    }

    private static Optional<Pattern> judge(
            Project project, Structure structure, Type type, FieldFacts field, Type wrapped) {
        if (wrapped != type && structure.isUnder(type, wrapped) && Structure.isAbstract(wrapped)) {
            boolean single = Structure.objectFields(type)
                            .filter(other ->
                                    structure.resolve(type, other.type()).orElse(null) == wrapped)
                            .count()
                    == 1;
            return single && isOfTheSame(type, field) ? decorator(type, field, wrapped) : Optional.empty();
        }
        boolean alone = Structure.objectFields(type).count() == 1;
        return alone && !structure.isRelated(type, wrapped) ? adapter(project, type, field, wrapped) : Optional.empty();
    }

    /** Whether the type arguments of the wrapped object are those of the wrapper, where it says so: what turns one into the other composes. */
    private static boolean isOfTheSame(Type type, FieldFacts field) {
        String wrapped = plain(field.type());
        return type.facts().supertypes().stream()
                .map(Wrapper::plain)
                .filter(above -> JavaNames.bare(above).equals(JavaNames.bare(wrapped)))
                .allMatch(above -> above.equals(wrapped));
    }

    private static String plain(String type) {
        return type.replaceAll("@\\w+\\s*|\\?\\s*(extends|super)\\s+|\\s+", "");
    }

    private static Optional<Pattern> decorator(Type type, FieldFacts field, Type wrapped) {
        List<Place> places = new ArrayList<>();
        int overriding = 0;
        boolean more = false;
        for (MethodFacts above : wrapped.facts().methods()) {
            Optional<MethodFacts> own = Structure.override(type, above);
            if (own.isPresent()) {
                overriding++;
                if (calls(own.get(), Deed.Kind.CALLS_ON, field, above.name())) {
                    places.add(type.place("decorates", own.get()));
                    more |= !calls(own.get(), Deed.Kind.FORWARDS, field, above.name());
                }
            }
        }
        if (!more || places.size() * 2 < overriding) {
            return Optional.empty();
        }
        return Optional.of(Report.design(DECORATOR, type.symbol())
                .message(type.name() + " wraps the " + wrapped.name() + " in `" + field.name() + "` and is one itself")
                .measure("methods that call on", places.size(), ">=", overriding / 2.0)
                .place(wrapped.place("component"))
                .places(places)
                .made());
    }

    private static boolean calls(MethodFacts method, Deed.Kind kind, FieldFacts field, String name) {
        return method.deeds(kind)
                .anyMatch(deed ->
                        deed.subject().equals(field.name()) && deed.object().equals(name));
    }

    private static Optional<Pattern> adapter(Project project, Type type, FieldFacts field, Type wrapped) {
        for (Type target : project.hierarchy().above(type)) {
            List<MethodFacts> left = target.isInterface() ? Structure.left(target) : List.of();
            List<Place> places = new ArrayList<>();
            boolean renames = false;
            for (MethodFacts above : left) {
                Optional<MethodFacts> own = Structure.override(type, above);
                List<Deed> forwards = own.map(one -> one.deeds(Deed.Kind.FORWARDS)
                                .filter(deed -> deed.subject().equals(field.name()))
                                .toList())
                        .orElse(List.of());
                if (forwards.isEmpty()) {
                    places.clear();
                    break;
                }
                own.ifPresent(one -> places.add(type.place("adapts", one)));
                renames |= !forwards.getFirst().object().equals(above.name());
            }
            if (!places.isEmpty() && renames) {
                return Optional.of(Report.design(ADAPTER, type.symbol())
                        .message(type.name() + " lets " + wrapped.name() + " be used as " + target.name())
                        .place(target.place("target"))
                        .place(wrapped.place("adaptee"))
                        .places(places)
                        .made());
            }
        }
        return Optional.empty();
    }
}
