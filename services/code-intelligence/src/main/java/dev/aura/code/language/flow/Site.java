package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A call, and what it has been found to reach. */
final class Site {

    private final Unit unit;
    private final int step;
    private List<Thing> targets = List.of();
    private Set<Thing> begun = Set.of();
    private boolean outside;
    private boolean settled;

    Site(Unit unit, int step) {
        this.unit = unit;
        this.step = step;
    }

    Unit unit() {
        return unit;
    }

    Step step() {
        return unit.step(step);
    }

    /** What the call gives. */
    Node result() {
        return unit.node(step);
    }

    /** The steps of its arguments, after the callee. */
    int[] parts() {
        return step().parts();
    }

    /** What it reaches, each once. */
    List<Thing> targets() {
        return targets;
    }

    void reach(Thing target) {
        if (!targets.contains(target)) {
            targets = targets.isEmpty() ? new ArrayList<>(2) : targets;
            targets.add(target);
        }
    }

    /** Whether it is the first time that a thing is called here. */
    boolean begin(Thing callee) {
        begun = begun.isEmpty() ? new HashSet<>(4) : begun;
        return begun.add(callee);
    }

    boolean isOutside() {
        return outside;
    }

    void leadOutside() {
        outside = true;
    }

    /** Whether it has been decided what it gives where nothing is known of that; decides it. */
    boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }
}
