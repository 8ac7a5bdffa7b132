package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.Thing.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which classes are under which, and which functions override which. */
final class Types {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::path).thenComparingInt(Place::line).thenComparingInt(Place::column);

    private final Hierarchy hierarchy;
    private final Program program;
    private final Map<Place, Thing> byPlace = new HashMap<>();
    private final Map<Place, Method> methods = new HashMap<>();

    /** For each class what it declares for its objects, by name. */
    private final Map<Thing, Map<String, Place>> declared = new LinkedHashMap<>();

    Types(Hierarchy hierarchy, Program program) {
        this.hierarchy = hierarchy;
        this.program = program;
        hierarchy.types().forEach(this::add);
    }

    private record Method(Thing type, String name) {}

    private void add(Thing type) {
        Unit home = type.home();
        byPlace.put(place(type), type);
        Map<String, Place> own = new LinkedHashMap<>();
        for (int holder : holders(type)) {
            home.declared(holder).forEach((name, step) -> {
                for (Thing thing : hierarchy.named(home, step)) {
                    if (thing.is(Sort.FUNCTION) && thing.home() == home) {
                        own.put(name, place(thing));
                        methods.put(place(thing), new Method(type, name));
                    }
                }
            });
        }
        declared.put(type, own);
    }

    private Collection<Integer> holders(Thing type) {
        return program.shared(type) == type ? List.of(type.step()) : type.home().prototypesOf(type.step());
    }

    private static Place place(Thing thing) {
        Step step = thing.home().step(thing.step());
        return new Place(thing.home().path(), step.line(), step.column());
    }

    List<Place> constructors(Place place) {
        Thing type = byPlace.get(place);
        Place found = type == null
                ? null
                : declared.getOrDefault(type, Map.of()).get(program.language().constructor());
        return found == null ? List.of() : List.of(found);
    }

    List<Place> implementers(Place place) {
        Thing type = byPlace.get(place);
        Set<Place> found = new TreeSet<>(ORDER);
        if (type != null) {
            under(type).forEach(other -> found.add(place(other)));
            return new ArrayList<>(found);
        }
        Method method = methods.get(place);
        if (method != null && canOverride(method)) {
            for (Thing other : under(method.type())) {
                Place own = declared.getOrDefault(other, Map.of()).get(method.name());
                if (own != null) {
                    found.add(own);
                }
            }
        }
        return new ArrayList<>(found);
    }

    List<Place> overridden(Place place) {
        Method method = methods.get(place);
        Set<Place> found = new TreeSet<>(ORDER);
        if (method != null && canOverride(method)) {
            for (Thing other : hierarchy.order(method.type())) {
                Place above = declared.getOrDefault(other, Map.of()).get(method.name());
                if (above != null && other != method.type()) {
                    found.add(above);
                }
            }
        }
        return new ArrayList<>(found);
    }

    /** A constructor is called for its own class; who calls it by `super` says so. */
    private boolean canOverride(Method method) {
        return !method.name().equals(program.language().constructor());
    }

    private List<Thing> under(Thing type) {
        return hierarchy.types().stream()
                .filter(other -> other != type && hierarchy.order(other).contains(type))
                .toList();
    }
}
