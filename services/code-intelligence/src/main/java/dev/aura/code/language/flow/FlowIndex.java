package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of a workspace, tied when the first question comes. */
final class FlowIndex implements CallSystem.Index {

    private final FlowLanguage language;
    private Collection<CallUnit> units;
    private @Nullable Answers answers;

    FlowIndex(Collection<CallUnit> units, FlowLanguage language) {
        this.units = units;
        this.language = language;
    }

    private record Answers(Solution solution, SiteTies ties, Types types) {}

    private Answers answers() {
        Answers known = answers;
        if (known == null) {
            Solution solution = new Solution(units, language);
            known = new Answers(solution, new SiteTies(solution), new Types(solution.hierarchy(), solution.program()));
            answers = known;
            units = List.of();
        }
        return known;
    }

    @Override
    public List<TiedCall> callsOf(String name) {
        Answers known = answers();
        List<TiedCall> found = new ArrayList<>();
        known.solution()
                .program()
                .units()
                .keySet()
                .forEach(path -> known.solution()
                        .sites(path)
                        .forEach(site -> known.ties().of(site, name, found)));
        return found;
    }

    @Override
    public List<TiedCall> callsIn(String path) {
        Answers known = answers();
        List<TiedCall> found = new ArrayList<>();
        known.solution().sites(path).forEach(site -> known.ties().of(site, null, found));
        return found;
    }

    @Override
    public List<Place> constructors(Place place) {
        return answers().types().constructors(place);
    }

    @Override
    public List<Place> implementers(Place place) {
        return answers().types().implementers(place);
    }

    @Override
    public List<Place> overridden(Place place) {
        return answers().types().overridden(place);
    }
}
