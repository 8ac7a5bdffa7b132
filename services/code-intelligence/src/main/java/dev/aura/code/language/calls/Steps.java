package dev.aura.code.language.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps of a file as a front end writes them down. The file itself is the first. */
public final class Steps {

    private static final int[] NO_PARTS = {};

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> outside = new HashMap<>();

    public Steps() {
        add(Step.Kind.MODULE, "");
    }

    public int add(Step.Kind kind, String text, int... parts) {
        return addAt(kind, text, 0, 0, 0, parts);
    }

    public int addAt(Step.Kind kind, String text, int flags, int line, int column, int... parts) {
        steps.add(new Step(kind, text, flags, line, column, parts.length == 0 ? NO_PARTS : parts));
        return steps.size() - 1;
    }

    public int size() {
        return steps.size();
    }

    public Step get(int step) {
        return steps.get(step);
    }

    /** Another part, known later than the step. */
    public void addPart(int step, int part) {
        if (part >= 0 && part != step) {
            Step old = steps.get(step);
            int[] parts = Arrays.copyOf(old.parts(), old.parts().length + 1);
            parts[parts.length - 1] = part;
            set(step, old.flags(), parts);
        }
    }

    public void set(int step, int flags, int... parts) {
        Step old = steps.get(step);
        steps.set(step, new Step(old.kind(), old.text(), flags, old.line(), old.column(), parts));
    }

    /** The same step with the place of a name. */
    public void place(int step, String text, int line, int column) {
        Step old = steps.get(step);
        steps.set(step, new Step(old.kind(), text, old.flags(), line, column, old.parts()));
    }

    /** One of several values; the value itself where there is but one, -1 where there is none. */
    public int either(int... parts) {
        int[] known = Arrays.stream(parts).filter(part -> part >= 0).distinct().toArray();
        return known.length == 0 ? -1 : known.length == 1 ? known[0] : add(Step.Kind.EITHER, "", known);
    }

    /** A member, where its holder is followed. */
    public int member(int holder, String name) {
        return holder < 0 ? -1 : add(Step.Kind.MEMBER, name, holder);
    }

    /** What a value holds, where it is followed. */
    public int element(int holder) {
        return holder < 0 ? -1 : add(Step.Kind.ELEMENT, "", holder);
    }

    /** A value becomes a member, where both are followed. */
    public void store(int holder, String name, int value) {
        if (holder >= 0 && value >= 0) {
            add(Step.Kind.STORE, name, holder, value);
        }
    }

    /** A value of a type that the language brings along. */
    public int outside(String type) {
        return outside.computeIfAbsent(type, name -> add(Step.Kind.OUTSIDE, name));
    }

    public CallFacts facts() {
        return CallFacts.of(List.copyOf(steps));
    }
}
