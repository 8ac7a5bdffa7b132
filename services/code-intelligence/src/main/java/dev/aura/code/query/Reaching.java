package dev.aura.code.query;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The calls that reach a function, and of those of its name how many may. */
final class Reaching {

    private Reaching() {}

    /**
     * What was found.
     *
     * @param calls that reach it, or what it overrides
     * @param unresolved calls of its name of which it is not known what they reach
     */
    record Found(List<TiedCall> calls, int unresolved) {}

    static Found find(Aim aim, Symbol function) {
        Set<Place> wanted = wanted(aim, function);
        String name = function.getEntity().getName();
        List<TiedCall> named = aim.model().ask(index -> index.callsOf(name));
        List<TiedCall> reaching = named.stream()
                .filter(call -> call.targets().stream().anyMatch(wanted::contains))
                .toList();
        int unresolved = (int) named.stream()
                .filter(call -> call.tie() == Tie.UNKNOWN && call.name().equals(name))
                .count();
        Set<String> paths = new HashSet<>();
        reaching.forEach(call -> paths.add(call.path()));
        reaching.forEach(call -> call.targets().forEach(target -> paths.add(target.path())));
        aim.entities().fetch(paths);
        return new Found(reaching, unresolved);
    }

    /** The function with all that it overrides; of a type its constructors, and of a constructor not written its type. */
    private static Set<Place> wanted(Aim aim, Symbol function) {
        Place place = Entities.nameOf(function);
        Set<Place> wanted = new HashSet<>(Set.of(place));
        boolean method = function.getEntity().getKind() == Entity.Kind.METHOD;
        wanted.addAll(aim.model().ask(index -> method ? index.overridden(place) : index.constructors(place)));
        return wanted;
    }
}
