package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Which values of a file are the same as others, told before any value moves: one that is made of another alone is that one, and those that are made of each other are one (R. Tarjan, SIAM
 * Journal on Computing 1(2), 1972; for this use A. Rountev, S. Chandra, PLDI 2000). Parameters are left out: values come to them from calls, too.
 */
final class Copies {

    private static final int NOT_SEEN = 0;

    private final List<Step> steps;
    private final BitSet parameters = new BitSet();

    /** For each step the one whose place its value has. */
    private final int[] same;

    private final int[] order;
    private final int[] low;
    private final int[] leader;
    private final BitSet open = new BitSet();
    private final Deque<Integer> group = new ArrayDeque<>();
    private int seen = NOT_SEEN;

    private Copies(List<Step> steps) {
        this.steps = steps;
        this.same = new int[steps.size()];
        this.order = new int[steps.size()];
        this.low = new int[steps.size()];
        this.leader = new int[steps.size()];
        Arrays.setAll(same, index -> index);
        for (Step step : steps) {
            for (int part = 1; step.kind() == Step.Kind.FUNCTION && part < step.parts().length; part++) {
                parameters.set(Math.max(0, step.parts()[part]));
            }
        }
    }

    /** For each step the one whose place its value has. */
    static int[] of(List<Step> steps) {
        Copies copies = new Copies(steps);
        for (int index = 0; index < steps.size(); index++) {
            if (copies.isCopy(index) && copies.order[index] == NOT_SEEN) {
                copies.follow(index);
            }
        }
        return copies.same;
    }

    private boolean isCopy(int index) {
        Step.Kind kind = steps.get(index).kind();
        return (kind == Step.Kind.EITHER || kind == Step.Kind.KEYWORD) && !parameters.get(index);
    }

    /** A step that is looked at, and the part that comes next. */
    private static final class Visit {
        private final int step;
        private int part;

        Visit(int step) {
            this.step = step;
        }
    }

    private void follow(int start) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Visit at = path.getFirst();
            int[] parts = steps.get(at.step).parts();
            if (at.part < parts.length) {
                int part = parts[at.part++];
                if (part >= 0 && isCopy(part)) {
                    if (order[part] == NOT_SEEN) {
                        path.push(enter(part));
                    } else if (open.get(part)) {
                        low[at.step] = Math.min(low[at.step], order[part]);
                    }
                }
            } else {
                path.pop();
                leave(at.step);
                if (!path.isEmpty()) {
                    int around = path.getFirst().step;
                    low[around] = Math.min(low[around], low[at.step]);
                }
            }
        }
    }

    private Visit enter(int step) {
        order[step] = ++seen;
        low[step] = seen;
        open.set(step);
        group.push(step);
        return new Visit(step);
    }

    /** The last of a group that is made of each other: they are one, and what they are made of where that is but one. */
    private void leave(int step) {
        if (low[step] != order[step]) {
            return;
        }
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = group.pop();
            open.clear(member);
            members.add(member);
            leader[member] = step;
        } while (member != step);
        int source = source(members, step);
        members.forEach(each -> same[each] = source >= 0 ? source : step);
    }

    /** The one value from outside that some are made of; -1 where there are none or several. */
    private int source(List<Integer> members, int led) {
        int source = -1;
        for (int member : members) {
            for (int part : steps.get(member).parts()) {
                if (part >= 0 && !(isCopy(part) && leader[part] == led)) {
                    if (source >= 0 && source != same[part]) {
                        return -1;
                    }
                    source = same[part];
                }
            }
        }
        return source;
    }
}
