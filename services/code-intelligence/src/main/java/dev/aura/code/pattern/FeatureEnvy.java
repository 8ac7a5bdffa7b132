package dev.aura.code.pattern;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Methods that work on the data of another class rather than on their own: M. Lanza, R. Marinescu, "Object-Oriented Metrics in Practice" (2006), ATFD > `FEW`, LAA
 * < 1/3, FDP ≤ `FEW`. A method that decides nothing, such as one that copies values from one form to another, envies nobody.
 */
final class FeatureEnvy implements Detector {

    static final String NAME = "feature-envy";

    /** The upper end of `FEW`, two to five. */
    private static final int FOREIGN_DATA = 5;

    /** The lower end of `FEW`: who takes data from many classes brings them together, and has no better place. */
    private static final int PROVIDERS = 2;

    private static final double LOCALITY = 1.0 / 3;
    private static final int DECISIONS = 3;

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        return project.surroundings().calls(calls -> found(project, calls)).orElse(List.of());
    }

    private static List<Pattern> found(Project project, CallSystem.Index calls) {
        Accesses accesses = project.accesses(calls);
        List<Pattern> found = new ArrayList<>();
        for (Type type : project.types().all()) {
            if (type.file().language().equals("java") && !type.file().isTest()) {
                accesses.of(type).forEach((method, data) -> {
                    Map<String, Accesses.Target> foreign = new TreeMap<>();
                    data.foreign().forEach(target -> foreign.put(target.type() + "." + target.field(), target));
                    if (mayEnvy(method) && foreign.size() > FOREIGN_DATA) {
                        judge(type, method, data, List.copyOf(foreign.values()), found);
                    }
                });
            }
        }
        return found;
    }

    private static boolean mayEnvy(MethodFacts method) {
        return method.cyclomatic() >= DECISIONS
                && !method.is(Flags.CONSTRUCTOR)
                && !method.is(Flags.OVERRIDE)
                && !method.does(Deed.Kind.RETURNS_NEW)
                && !method.name().equals("equals")
                && !method.name().equals("hashCode");
    }

    private static void judge(
            Type type, MethodFacts method, Accesses.Data data, List<Accesses.Target> foreign, List<Pattern> into) {
        Set<String> own = new HashSet<>(data.own());
        type.facts().fields().stream()
                .filter(field -> !isConstant(field) && method.fields().contains(field.name()))
                .forEach(field -> own.add(field.name()));
        Map<Type, Integer> providers = new HashMap<>();
        foreign.forEach(target -> providers.merge(target.type(), 1, Integer::sum));
        double locality = (double) own.size() / (own.size() + foreign.size());
        if (locality >= LOCALITY || providers.size() > PROVIDERS) {
            return;
        }
        Type envied = providers.entrySet().stream()
                .max(Map.Entry.<Type, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().name()))
                .orElseThrow()
                .getKey();
        Report report = Report.smell(NAME, type.symbol(method))
                .message(type.name() + "." + method.name() + " uses " + foreign.size() + " data of others, most of "
                        + envied.name() + ", and " + own.size() + " of its own; it, or a part of it, belongs to "
                        + envied.name())
                .measure("ATFD", foreign.size(), ">", FOREIGN_DATA)
                .measure("LAA", locality, "<", LOCALITY)
                .measure("FDP", providers.size(), "<=", PROVIDERS)
                .evidence(String.format(
                        Locale.ROOT, "%d of %d data are its own", own.size(), own.size() + foreign.size()));
        foreign.forEach(target -> report.place(
                target.type().place("foreign data", target.line(), target.type().name() + "." + target.field())));
        into.add(report.made());
    }

    private static boolean isConstant(FieldFacts field) {
        return field.is(Flags.STATIC) && field.is(Flags.FINAL);
    }
}
