package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What calls say of the places that name a function: those that reach another one are no references.
 *
 * @param symbol the function in question; empty where another thing is, or the language's calls are not tied
 * @param wanted it, and what it overrides
 * @param calls by their places
 */
record TiedReferences(Optional<Symbol> symbol, Set<Place> wanted, Map<Place, TiedCall> calls) {

    static final TiedReferences NONE = new TiedReferences(Optional.empty(), Set.of(), Map.of());

    static TiedReferences of(
            Workspaces workspaces, CallModels.Model model, Workspace workspace, NameAt name, ProgressMeter progress) {
        Entities entities = new Entities(workspaces, workspace, progress);
        Optional<Symbol> declared = entities.at(name.place())
                .filter(symbol -> Entities.nameOf(symbol).equals(name.place()));
        Optional<Symbol> symbol = declared.or(() -> Aim.calledAt(model, name.place()).stream()
                .flatMap(call -> call.targets().stream())
                .findFirst()
                .flatMap(entities::at));
        return symbol.filter(found -> found.getEntity().getKind() == Entity.Kind.METHOD)
                .map(found -> of(found, model))
                .orElse(NONE);
    }

    private static TiedReferences of(Symbol function, CallModels.Model model) {
        Place place = Entities.nameOf(function);
        Set<Place> wanted = new HashSet<>(model.ask(index -> index.overridden(place)));
        wanted.add(place);
        Map<Place, TiedCall> calls = new HashMap<>();
        List<TiedCall> named =
                model.ask(index -> index.callsOf(function.getEntity().getName()));
        named.forEach(call -> calls.put(new Place(call.path(), call.line(), call.column()), call));
        return new TiedReferences(Optional.of(function), wanted, calls);
    }

    /** How a place that names the function is tied to it; null where it means another one. */
    Resolution.@Nullable Kind kind(String path, int line, int column, Resolution.Kind otherwise) {
        TiedCall call = calls.get(new Place(path, line, column));
        if (call == null || !call.byName()) {
            return otherwise;
        }
        if (call.tie() == Tie.UNKNOWN) {
            return Resolution.Kind.NAME_ONLY;
        }
        return call.targets().stream().anyMatch(wanted::contains) ? CallTies.resolution(call.tie()) : null;
    }
}
