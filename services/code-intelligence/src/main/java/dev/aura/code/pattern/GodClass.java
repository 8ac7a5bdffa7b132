package dev.aura.code.pattern;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Cohesion;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Classes that do too much with the data of others: M. Lanza, R. Marinescu, "Object-Oriented Metrics in Practice" (2006), with their
 * thresholds for Java. The data of others are known for Java alone, so it is found there alone.
 */
final class GodClass implements Detector {

    static final String NAME = "god-class";

    /** `FEW` is at most five. */
    private static final int FOREIGN_DATA = 5;

    private static final int WEIGHTED_METHODS = 47;
    private static final double COHESION = 1.0 / 3;
    private static final int METHODS_SHOWN = 5;

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        List<Type> candidates = project.types().all().stream()
                .filter(type ->
                        type.file().language().equals("java") && !type.file().isTest())
                .filter(type -> type.facts().kind() == Entity.Kind.CLASS)
                .filter(type -> type.facts().weightedMethods() >= WEIGHTED_METHODS)
                .filter(type -> Cohesion.of(type.facts()).tcc().orElse(1) < COHESION)
                .toList();
        return candidates.isEmpty()
                ? List.of()
                : project.surroundings()
                        .calls(calls -> found(project, candidates, calls))
                        .orElse(List.of());
    }

    private static List<Pattern> found(Project project, List<Type> candidates, CallSystem.Index calls) {
        Accesses accesses = project.accesses(calls);
        List<Pattern> found = new ArrayList<>();
        for (Type type : candidates) {
            Map<String, Accesses.Target> foreign = new TreeMap<>();
            accesses.of(type)
                    .values()
                    .forEach(data -> data.foreign()
                            .forEach(target -> foreign.putIfAbsent(target.type() + "." + target.field(), target)));
            if (foreign.size() > FOREIGN_DATA) {
                found.add(report(type, List.copyOf(foreign.values())));
            }
        }
        return found;
    }

    private static Pattern report(Type type, List<Accesses.Target> foreign) {
        int weighted = type.facts().weightedMethods();
        double cohesion = Cohesion.of(type.facts()).tcc().orElse(1);
        Report report = Report.smell(NAME, type.symbol())
                .message(type.name() + " does much (WMC " + weighted + ") with data of others (" + foreign.size()
                        + ") and little of it with its own (TCC "
                        + String.format(Locale.ROOT, "%.2f", cohesion)
                        + "); move what works on other data to it, or split what has nothing in common")
                .measure("WMC", weighted, ">=", WEIGHTED_METHODS)
                .measure("ATFD", foreign.size(), ">", FOREIGN_DATA)
                .measure("TCC", cohesion, "<", COHESION);
        type.methods()
                .filter(method -> !method.is(Flags.BODILESS))
                .sorted(Comparator.comparingInt(MethodFacts::cyclomatic).reversed())
                .limit(METHODS_SHOWN)
                .forEach(method -> report.place(type.place("complex method", method)));
        foreign.forEach(target -> report.place(
                target.type().place("foreign data", target.line(), target.type().name() + "." + target.field())));
        return report.evidence(weighted + " is the sum of the cyclomatic complexities of its "
                        + type.facts().methods().size() + " methods")
                .evidence(foreign.size() + " fields of other classes are used, directly or through accessors")
                .made();
    }
}
