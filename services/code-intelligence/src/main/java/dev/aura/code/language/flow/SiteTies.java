package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.Thing.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of calls what they reach, and how that was told. */
final class SiteTies {

    private static final int DEPTH_MAX = 12;

    private final Solution solution;

    SiteTies(Solution solution) {
        this.solution = solution;
    }

    /** The ties of one call: its own, and those of functions that it hands to code which is not followed. Of one name, or of all. */
    void of(Site site, @Nullable String wanted, List<TiedCall> into) {
        Step step = site.step();
        List<Place> targets = new ArrayList<>();
        boolean named = wanted == null || step.text().equals(wanted);
        boolean byName = site.targets().isEmpty();
        for (Thing target : site.targets()) {
            Step declared = target.home().step(target.step());
            if (declared.line() > 0) {
                targets.add(place(target));
                named |= declared.text().equals(wanted);
                byName |= declared.text().equals(step.text());
            }
        }
        if (step.line() > 0 && named && (step.kind() == Step.Kind.CALL || !targets.isEmpty())) {
            into.add(new TiedCall(
                    site.unit().path(), step.line(), step.column(), step.text(), tie(site, targets), targets, byName));
        }
        if (targets.isEmpty() && step.kind() == Step.Kind.CALL) {
            handed(site, wanted, into);
        }
    }

    /** The names that a call may be asked for by. */
    List<String> names(Site site) {
        List<String> names = new ArrayList<>(List.of(site.step().text()));
        site.targets()
                .forEach(target -> names.add(target.home().step(target.step()).text()));
        if (site.targets().isEmpty() && site.step().kind() == Step.Kind.CALL) {
            for (int part : site.parts()) {
                Step value = handedOn(site.unit(), part);
                if (value != null) {
                    names.add(value.text());
                }
            }
        }
        return names;
    }

    /** What stands where an argument has a name; null where none does. */
    private static @Nullable Step handedOn(Unit unit, int part) {
        Step argument = part < 0 ? null : unit.step(part);
        if (argument != null && argument.kind() == Step.Kind.KEYWORD && argument.parts()[0] >= 0) {
            argument = unit.step(argument.parts()[0]);
        }
        return argument == null || argument.line() == 0 ? null : argument;
    }

    /** Functions given by name to a call that leads where nothing is followed: called there, or not known to be. */
    private void handed(Site site, @Nullable String wanted, List<TiedCall> into) {
        Unit unit = site.unit();
        boolean called = solution.program().language().callsBack(site.step().text());
        for (int index = 1; index < site.parts().length; index++) {
            int part = site.parts()[index];
            Step value = handedOn(unit, part);
            if (value == null
                    || value.text().isEmpty()
                    || (wanted != null && !value.text().equals(wanted))) {
                continue;
            }
            List<Place> targets = new ArrayList<>();
            for (Thing thing : unit.things(part)) {
                Thing function = thing.is(Sort.BOUND) ? thing.owner() : thing;
                if (function.is(Sort.FUNCTION)
                        && function.home().step(function.step()).line() > 0) {
                    targets.add(place(function));
                }
            }
            if (!targets.isEmpty()) {
                Tie tie = called ? Tie.TYPE : Tie.UNKNOWN;
                into.add(new TiedCall(
                        unit.path(), value.line(), value.column(), value.text(), tie, called ? targets : List.of()));
            }
        }
    }

    private static Place place(Thing thing) {
        Step step = thing.home().step(thing.step());
        return new Place(thing.home().path(), step.line(), step.column());
    }

    private Tie tie(Site site, List<Place> targets) {
        if (targets.isEmpty()) {
            return site.isOutside() ? Tie.OUTSIDE : Tie.UNKNOWN;
        }
        if (site.step().kind() != Step.Kind.CALL || !isNamed(site.unit(), site.parts()[0], 0)) {
            return Tie.TYPE;
        }
        List<Thing> reached = site.targets();
        boolean here = reached.stream().allMatch(target -> target.home() == site.unit());
        return here ? Tie.SAME_FILE : Tie.IMPORT;
    }

    /** Whether a callee is named by what it is declared as, perhaps in a module, rather than through some value. */
    private boolean isNamed(Unit unit, int index, int depth) {
        if (index < 0 || depth > DEPTH_MAX) {
            return false;
        }
        Step step = unit.step(index);
        return switch (step.kind()) {
            case FUNCTION, CLASS, NAME, IMPORT -> true;
            case EITHER -> {
                boolean all = true;
                for (int part : step.parts()) {
                    all &= isNamed(unit, part, depth + 1);
                }
                yield all;
            }
            case CALL -> step.is(Step.DECORATOR);
            case MEMBER ->
                !unit.things(step.parts()[0]).isEmpty()
                        && unit.things(step.parts()[0]).stream()
                                .allMatch(holder -> holder.is(Sort.MODULE) || holder.is(Sort.DIRECTORY));
            default -> false;
        };
    }
}
