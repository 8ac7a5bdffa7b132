package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a module, class or function, and what they stand for where the reader has come to. */
public final class Scope {

    private final Steps steps;
    private final @Nullable Scope parent;
    private final boolean isClass;
    private final Set<String> local;
    private final Set<String> global = new HashSet<>();
    private final Set<String> outer = new HashSet<>();

    /** For each name all that it ever stands for, which is what functions inside see of it. */
    private final Map<String, Integer> variables = new HashMap<>();

    /** What names stand for now, and members of names such as `self.x`. */
    private Map<String, Integer> now = new HashMap<>();

    /** For each loop around, what names stand for at its head. */
    private final List<Map<String, Integer>> loops = new ArrayList<>();

    /** Whether a member of a name has been assigned; most code assigns none. */
    private boolean paths;

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
        Integer value = now.get(name);
        return value == null ? variable(name) : value;
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
                Integer value = at == this ? now.get(name) : null;
                if (value != null) {
                    return value;
                }
                if (at != this || !isClass) {
                    return at.variable(name);
                }
            }
        }
        return -2;
    }

    /** A value of a member of a name, where it was assigned before; null where not. */
    public @Nullable Integer readPath(String path) {
        return now.get(path);
    }

    public void assignPath(String path, int value) {
        forget(path);
        now.put(path, value);
        paths = true;
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
        now.put(name, value);
        for (Map<String, Integer> loop : loops) {
            Integer head = loop.get(name);
            if (head != null) {
                steps.addPart(head, value);
            }
        }
    }

    private void forget(String name) {
        now.keySet()
                .removeIf(key -> key.length() > name.length()
                        && key.startsWith(name)
                        && (key.charAt(name.length()) == '.' || key.charAt(name.length()) == '['));
    }

    private void forgetPaths() {
        if (paths) {
            now.keySet().removeIf(Scope::isPath);
        }
    }

    private static boolean isPath(String key) {
        return key.indexOf('.') >= 0 || key.indexOf('[') >= 0;
    }

    /** The state here, to come back to. */
    public State save() {
        return new State(new HashMap<>(now), ended);
    }

    public void restore(State state) {
        now = new HashMap<>(state.now);
        ended = state.ended;
    }

    /** What names stand for at a place, and whether it is reached at all. */
    public record State(Map<String, Integer> now, boolean ended) {}

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
        Map<String, Integer> joined = new HashMap<>(open.getFirst().now);
        for (State way : open.subList(1, open.size())) {
            joined.keySet().removeIf(key -> isPath(key) && !way.now.containsKey(key));
            way.now.forEach((name, value) -> {
                Integer other = joined.get(name);
                if (other == null && !isPath(name)) {
                    joined.put(name, value);
                } else if (other != null && !other.equals(value)) {
                    joined.put(name, steps.either(other, value));
                }
            });
        }
        now = joined;
        ended = false;
    }

    /** A loop begins that assigns some names. */
    public void enterLoop(Set<String> assigned) {
        forgetPaths();
        Map<String, Integer> heads = new HashMap<>();
        for (String name : assigned) {
            if (local.contains(name)) {
                int head = steps.add(Step.Kind.EITHER, "");
                Integer before = now.get(name);
                if (before != null) {
                    steps.addPart(head, before);
                }
                heads.put(name, head);
                now.put(name, head);
            }
        }
        loops.add(heads);
    }

    public void leaveLoop() {
        forgetPaths();
        now.putAll(loops.removeLast());
        ended = false;
    }
}
