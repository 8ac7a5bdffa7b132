package dev.aura.code.pattern;

import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An abstract class with methods that call steps which it leaves to at least two subclasses, and to them alone: the steps are not public. */
final class TemplateMethod implements Detector {

    static final String NAME = "template-method";
    private static final int SUBCLASSES = 2;

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
                .filter(type -> Structure.isAbstract(type) && type.facts().kind() == Entity.Kind.CLASS)
                .forEach(type -> judge(structure, type).ifPresent(found::add));
        return found;
    }

    private static Optional<Pattern> judge(Structure structure, Type type) {
        List<MethodFacts> templates = new ArrayList<>();
        Set<MethodFacts> steps = new LinkedHashSet<>();
        Set<Type> subclasses = new LinkedHashSet<>();
        for (MethodFacts step : Structure.left(type)) {
            List<MethodFacts> callers = type.methods()
                    .filter(method -> isTemplate(method) && method.calls().contains(step.name()))
                    .toList();
            List<Type> under = structure.concreteUnder(type).stream()
                    .filter(one -> Structure.override(one, step).isPresent())
                    .toList();
            if (!step.is(Flags.PUBLIC) && !callers.isEmpty() && under.size() >= SUBCLASSES) {
                callers.stream().filter(caller -> !templates.contains(caller)).forEach(templates::add);
                steps.add(step);
                subclasses.addAll(under);
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Report.design(NAME, type.symbol())
                .message(type.name() + " leaves " + steps.size() + (steps.size() == 1 ? " step" : " steps") + " of "
                        + templates.getFirst().name() + (templates.size() > 1 ? " and others" : "") + " to "
                        + subclasses.size() + " subclasses")
                .measure("subclasses", subclasses.size(), ">=", SUBCLASSES)
                .places(templates.stream()
                        .map(one -> type.place("template", one))
                        .toList())
                .places(steps.stream().map(step -> type.place("step", step)).toList())
                .places(subclasses.stream().map(one -> one.place("subclass")).toList())
                .made());
    }

    private static boolean isTemplate(MethodFacts method) {
        return !method.is(Flags.BODILESS)
                && !method.is(Flags.STATIC)
                && !method.is(Flags.PRIVATE)
                && !method.is(Flags.CONSTRUCTOR);
    }
}
