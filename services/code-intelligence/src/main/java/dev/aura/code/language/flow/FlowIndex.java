package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What has been found, with the calls by the names that they, or what they reach, have. */
    private record Answers(Solution solution, SiteTies ties, Types types, Map<String, Set<Site>> byName) {}

    private Answers answers() {
        Answers known = answers;
        if (known == null) {
            Solution solution = new Solution(units, language);
            SiteTies ties = new SiteTies(solution);
            Types types = new Types(solution.hierarchy(), solution.program());
            known = new Answers(solution, ties, types, byName(solution, ties));
            answers = known;
            units = List.of();
        }
        return known;
    }

    private static Map<String, Set<Site>> byName(Solution solution, SiteTies ties) {
        Map<String, Set<Site>> byName = new HashMap<>();
        for (String path : solution.program().units().keySet()) {
            for (Site site : solution.sites(path)) {
                for (String name : ties.names(site)) {
                    byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(site);
                }
            }
        }
        return byName;
    }

    @Override
    public void prepare() {
        answers();
    }

    @Override
    public List<TiedCall> callsOf(String name) {
        Answers known = answers();
        List<TiedCall> found = new ArrayList<>();
        known.byName().getOrDefault(name, Set.of()).forEach(site -> known.ties().of(site, name, found));
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
