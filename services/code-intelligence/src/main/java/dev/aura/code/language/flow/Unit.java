package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One file: its steps, the places of their values, and what can be read off the steps alone. */
final class Unit {

    private final String path;
    private final List<Step> steps;
    private final @Nullable Node[] nodes;

    /** For each step the one whose place its value has. */
    private final int[] same;

    private final @Nullable Thing[] made;

    /** What is declared in modules, classes and prototypes, by the step of these, then by name. */
    private final Map<Integer, Map<String, Integer>> declared = new HashMap<>();

    private final List<Integer> stars = new ArrayList<>();

    /** The steps that stand for the prototype of a class, by the step of the class. */
    private final Map<Integer, List<Integer>> prototypes = new HashMap<>();

    Unit(CallUnit unit) {
        this.path = unit.path();
        this.steps = unit.facts().steps();
        this.nodes = new Node[steps.size()];
        this.same = Copies.of(steps);
        this.made = new Thing[steps.size()];
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            if (step.kind() == Step.Kind.STAR) {
                stars.add(step.parts()[0]);
            } else if (step.kind() == Step.Kind.PROTOTYPE) {
                prototypes
                        .computeIfAbsent(step.parts()[0], key -> new ArrayList<>())
                        .add(index);
            } else if (step.kind() == Step.Kind.STORE && step.parts()[0] >= 0 && isHome(step.parts()[0])) {
                declared.computeIfAbsent(step.parts()[0], key -> new HashMap<>())
                        .put(step.text(), step.parts()[1]);
            }
        }
    }

    private boolean isHome(int step) {
        return switch (steps.get(step).kind()) {
            case MODULE, CLASS, PROTOTYPE -> true;
            default -> false;
        };
    }

    String path() {
        return path;
    }

    List<Step> steps() {
        return steps;
    }

    Step step(int index) {
        return steps.get(index);
    }

    /** Modules all of whose names are names of this one. */
    List<Integer> stars() {
        return stars;
    }

    /** The place of a step's value; a fresh one where nobody follows it. */
    Node node(int index) {
        if (index < 0) {
            return new Node();
        }
        Node node = nodes[same[index]];
        if (node == null) {
            node = new Node();
            nodes[same[index]] = node;
        }
        return node;
    }

    /** What is at a step; nothing where it was never looked at. */
    List<Thing> things(int index) {
        Node node = index < 0 ? null : nodes[same[index]];
        return node == null ? List.of() : node.things();
    }

    /** The thing that a step makes. */
    Thing make(Thing.Sort sort, int index) {
        Thing thing = made[index];
        if (thing == null) {
            thing = Thing.at(sort, this, index);
            made[index] = thing;
        }
        return thing;
    }

    /** The step of what a module, class or prototype declares under a name; -1 where it does not. */
    int declared(int home, String name) {
        return declared.getOrDefault(home, Map.of()).getOrDefault(name, -1);
    }

    /** Steps that stand for the prototype of a class, or of a function that makes objects. */
    List<Integer> prototypesOf(int type) {
        return prototypes.getOrDefault(type, List.of());
    }

    /** All that a module, class or prototype declares. */
    Map<String, Integer> declared(int home) {
        return declared.getOrDefault(home, Map.of());
    }
}
