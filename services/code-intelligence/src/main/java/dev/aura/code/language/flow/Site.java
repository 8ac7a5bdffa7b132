package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import java.util.LinkedHashSet;
import java.util.Set;

/** A call, and what it has been found to reach. */
final class Site {

    private final Unit unit;
    private final int step;
    private final Set<Thing> targets = new LinkedHashSet<>(2);
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

    Set<Thing> targets() {
        return targets;
    }

    /** Adds what it reaches; false where that is known. */
    boolean reach(Thing target) {
        return targets.add(target);
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
