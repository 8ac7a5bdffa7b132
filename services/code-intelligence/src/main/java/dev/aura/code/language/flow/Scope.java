package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a module, class or function, and what they stand for where the reader has come to. */
public final class Scope {

    /** No value, not even one that nobody follows; below every other. */
    private static final int NONE = Integer.MIN_VALUE;

    private static final int SLOTS_AT_FIRST = 8;

    private final Steps steps;
    private final @Nullable Scope parent;
    private final boolean isClass;
    private final Set<String> local;
    private final Set<String> global = new HashSet<>();
    private final Set<String> outer = new HashSet<>();

    /** For each name all that it ever stands for, which is what functions inside see of it. */
    private final Map<String, Integer> variables = new HashMap<>();

    /** Where in a state a name has its value, or a member of a name such as `self.x`. */
    private final Map<String, Integer> slots = new HashMap<>();

    private final List<String> names = new ArrayList<>();

    /** The slots of members of names; most code assigns none. */
    private final BitSet paths = new BitSet();

    /** What names stand for now, by slot. */
    private int[] now = {};

    /** For each loop around, what names stand for at its head, by slot. */
    private final List<int[]> loops = new ArrayList<>();

    private boolean ended;

    public Scope(Steps steps, @Nullable Scope parent, boolean isClass, Set<String> local) {
        this.steps = steps;
        this.parent = parent;
        this.isClass = isClass;
        this.local = local;
    }

    public boolean isClass() {
        return isClass;
    }

    @Nullable
    Scope parent() {
        return parent;
    }

    public void declareGlobal(String name) {
        global.add(name);
        module().local.add(name);
    }

    public void declareOuter(String name) {
        outer.add(name);
    }

    private Scope module() {
        Scope at = this;
        while (at.parent != null) {
            at = at.parent;
        }
        return at;
    }

    /** Names with all that they stand for, in no order. */
    public Map<String, Integer> variables() {
        return variables;
    }

    /** What a name stands for at the end of a class; later values hide earlier ones. */
    public int last(String name) {
        int value = value(name);
        return value == NONE ? variable(name) : value;
    }

    private int value(String name) {
        Integer slot = slots.get(name);
        return slot == null ? NONE : at(now, slot);
    }

    private static int at(int[] values, int slot) {
        return slot < values.length ? values[slot] : NONE;
    }

    private int slot(String name) {
        Integer known = slots.get(name);
        int slot = known == null ? names.size() : known;
        if (known == null) {
            slots.put(name, slot);
            names.add(name);
            paths.set(slot, isPath(name));
        }
        return slot;
    }

    private void set(int slot, int value) {
        if (slot >= now.length) {
            now = resized(now, Math.max(SLOTS_AT_FIRST, slot * 2));
        }
        now[slot] = value;
    }

    private static int[] resized(int[] values, int size) {
        int[] copy = Arrays.copyOf(values, size);
        if (size > values.length) {
            Arrays.fill(copy, values.length, size, NONE);
        }
        return copy;
    }

    private int variable(String name) {
        return variables.computeIfAbsent(name, key -> steps.add(Step.Kind.EITHER, key));
    }

    /** What a name stands for; -1 where that is not followed, and -2 where no scope has it. */
    public int read(String name) {
        for (Scope at = this; at != null; at = at.parent) {
            if (at.isClass && at != this) {
                continue;
            }
            if (at.global.contains(name)) {
                return module().variable(name);
            }
            if (at.local.contains(name) && !at.outer.contains(name)) {
                int value = at == this ? value(name) : NONE;
                if (value != NONE) {
                    return value;
                }
                if (at != this || !isClass) {
                    return at.variable(name);
                }
            }
        }
        return -2;
    }

    /** Whether members of names have values of their own here. */
    public boolean hasPaths() {
        return !paths.isEmpty();
    }

    /** A value of a member of a name, where it was assigned before; null where not. */
    public @Nullable Integer readPath(String path) {
        int value = value(path);
        return value == NONE ? null : value;
    }

    public void assignPath(String path, int value) {
        forget(path);
        set(slot(path), value);
    }

    public void assign(String name, int value) {
        if (global.contains(name)) {
            steps.addPart(module().variable(name), value);
            return;
        }
        Scope home = this;
        while (home.outer.contains(name) && home.parent != null) {
            home = home.parent;
        }
        home.local.add(name);
        steps.addPart(home.variable(name), value);
        if (home == this) {
            put(name, value);
        }
    }

    /** What a name stands for from here on, without being assigned. */
    public void put(String name, int value) {
        forget(name);
        int slot = slot(name);
        set(slot, value);
        for (int[] heads : loops) {
            int head = at(heads, slot);
            if (head != NONE) {
                steps.addPart(head, value);
            }
        }
    }

    private void forget(String name) {
        for (int slot = paths.nextSetBit(0); slot >= 0; slot = paths.nextSetBit(slot + 1)) {
            if (at(now, slot) != NONE && isBelow(names.get(slot), name)) {
                now[slot] = NONE;
            }
        }
    }

    private static boolean isBelow(String path, String name) {
        return path.length() > name.length()
                && path.startsWith(name)
                && (path.charAt(name.length()) == '.' || path.charAt(name.length()) == '[');
    }

    private void forgetPaths() {
        for (int slot = paths.nextSetBit(0); slot >= 0 && slot < now.length; slot = paths.nextSetBit(slot + 1)) {
            now[slot] = NONE;
        }
    }

    private static boolean isPath(String key) {
        return key.indexOf('.') >= 0 || key.indexOf('[') >= 0;
    }

    /** The state here, to come back to. */
    public State save() {
        return new State(resized(now, Math.min(names.size(), now.length)), ended);
    }

    public void restore(State state) {
        now = state.values.clone();
        ended = state.ended;
    }

    /** What names stand for at a place, and whether it is reached at all. */
    public static final class State {
        private final int[] values;
        private final boolean ended;

        private State(int[] values, boolean ended) {
            this.values = values;
            this.ended = ended;
        }

        public boolean ended() {
            return ended;
        }

        /** The same where the place is reached in some other way. */
        public State reached() {
            return ended ? new State(values, false) : this;
        }
    }

    public void end() {
        ended = true;
    }

    /** Goes on where several ways come together. */
    public void join(List<State> ways) {
        List<State> open = ways.stream().filter(way -> !way.ended).toList();
        if (open.isEmpty()) {
            restore(ways.getFirst());
            ended = true;
            return;
        }
        now = resized(open.getFirst().values, names.size());
        for (State way : open.subList(1, open.size())) {
            for (int slot = 0; slot < now.length; slot++) {
                now[slot] = joined(slot, now[slot], at(way.values, slot));
            }
        }
        ended = false;
    }

    /** A member of a name has a value of its own only where it has one on each way. */
    private int joined(int slot, int one, int other) {
        if (one == other) {
            return one;
        }
        if (one == NONE || other == NONE) {
            return paths.get(slot) ? NONE : Math.max(one, other);
        }
        return steps.either(one, other);
    }

    /** A loop begins that assigns some names. */
    public void enterLoop(Set<String> assigned) {
        forgetPaths();
        int[] heads = {};
        for (String name : assigned) {
            if (local.contains(name)) {
                int slot = slot(name);
                int head = steps.add(Step.Kind.EITHER, "");
                int before = at(now, slot);
                if (before != NONE) {
                    steps.addPart(head, before);
                }
                heads = slot < heads.length ? heads : resized(heads, slot + 1);
                heads[slot] = head;
                set(slot, head);
            }
        }
        loops.add(heads);
    }

    public void leaveLoop() {
        forgetPaths();
        int[] heads = loops.removeLast();
        for (int slot = 0; slot < heads.length; slot++) {
            if (heads[slot] != NONE) {
                set(slot, heads[slot]);
            }
        }
        ended = false;
    }
}
