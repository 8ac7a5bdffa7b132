package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classes and what is above them, told from names alone before any value moves. */
final class Hierarchy {

    private static final int DEPTH_MAX = 30;
    private static final int CLASSES_MAX = 200;

    /** Steps that are looked at for one name. */
    private static final int LOOKED_MAX = 1_000;

    private final Program program;
    private final Map<Thing, List<Thing>> orders = new HashMap<>();
    private final Map<Thing, List<Thing>> parents = new LinkedHashMap<>();
    private final Set<Thing> open = new LinkedHashSet<>();
    private int looked;

    Hierarchy(Program program) {
        this.program = program;
        for (Unit unit : program.units().values()) {
            for (int index = 0; index < unit.steps().size(); index++) {
                if (unit.step(index).kind() == Step.Kind.CLASS) {
                    add(unit.make(Thing.Sort.CLASS, index));
                }
            }
        }
    }

    private void add(Thing type) {
        List<Thing> found = new ArrayList<>();
        for (int base : type.home().step(type.step()).parts()) {
            List<Thing> things = named(type.home(), base);
            Thing parent = things.stream().filter(Hierarchy::isType).findFirst().orElse(null);
            if (parent == null || parent == type) {
                open.add(type);
            } else {
                found.add(parent);
            }
        }
        parents.put(type, found);
    }

    private static boolean isType(Thing thing) {
        return thing.is(Thing.Sort.CLASS) || thing.is(Thing.Sort.FUNCTION);
    }

    /** All classes. */
    Set<Thing> types() {
        return parents.keySet();
    }

    /** A class and all above it, in the order in which members are looked for. */
    List<Thing> order(Thing type) {
        List<Thing> known = orders.get(type);
        if (known == null) {
            orders.put(type, List.of(type));
            known = merged(type);
            orders.put(type, known);
        }
        return known;
    }

    /** Whether something above a class is not in the workspace, or not known. */
    boolean isOpen(Thing type) {
        return order(type).stream().anyMatch(open::contains);
    }

    /** As the language C3 has it: a class before what is above it, and what is above it in the order written. */
    private List<Thing> merged(Thing type) {
        List<Thing> above = parents.getOrDefault(type, List.of());
        List<List<Thing>> rows = new ArrayList<>();
        above.forEach(parent -> rows.add(new ArrayList<>(order(parent))));
        rows.add(new ArrayList<>(above));
        List<Thing> order = new ArrayList<>(List.of(type));
        while (order.size() < CLASSES_MAX) {
            rows.removeIf(List::isEmpty);
            if (rows.isEmpty()) {
                break;
            }
            Thing next = rows.stream()
                    .map(List::getFirst)
                    .filter(head -> rows.stream().noneMatch(row -> row.lastIndexOf(head) > 0))
                    .findFirst()
                    .orElseGet(() -> rows.getFirst().getFirst());
            if (!order.contains(next)) {
                order.add(next);
            }
            rows.forEach(row -> row.remove(next));
        }
        return List.copyOf(order);
    }

    /** What an expression of names stands for. */
    List<Thing> named(Unit unit, int index) {
        looked = 0;
        return named(unit, index, 0);
    }

    private List<Thing> named(Unit unit, int index, int depth) {
        if (index < 0 || depth > DEPTH_MAX || looked++ > LOOKED_MAX) {
            return List.of();
        }
        Step step = unit.step(index);
        return switch (step.kind()) {
            case CLASS -> List.of(unit.make(Thing.Sort.CLASS, index));
            case FUNCTION -> List.of(unit.make(Thing.Sort.FUNCTION, index));
            case MODULE -> List.of(unit.make(Thing.Sort.MODULE, index));
            case IMPORT -> List.of(program.imported(unit, step.text()));
            case NAME -> starred(unit, step.text(), depth + 1);
            case EITHER -> {
                List<Thing> all = new ArrayList<>();
                for (int part : step.parts()) {
                    all.addAll(named(unit, part, depth + 1));
                }
                yield all;
            }
            case CALL -> step.is(Step.DECORATOR) ? named(unit, step.parts()[1], depth + 1) : List.of();
            case MEMBER -> {
                List<Thing> all = new ArrayList<>();
                for (Thing holder : named(unit, step.parts()[0], depth + 1)) {
                    all.addAll(member(holder, step.text(), depth + 1));
                }
                yield all;
            }
            default -> List.of();
        };
    }

    private List<Thing> member(Thing holder, String name, int depth) {
        if (holder.is(Thing.Sort.DIRECTORY)) {
            return program.below(holder, name).stream().toList();
        }
        if (!holder.is(Thing.Sort.MODULE) && !holder.is(Thing.Sort.CLASS)) {
            return List.of();
        }
        Unit home = holder.home();
        int declared = home.declared(holder.step(), name);
        if (declared >= 0) {
            return named(home, declared, depth);
        }
        if (holder.is(Thing.Sort.CLASS)) {
            return List.of();
        }
        List<Thing> below = program.below(holder, name).stream().toList();
        return below.isEmpty() ? starred(home, name, depth) : below;
    }

    private List<Thing> starred(Unit unit, String name, int depth) {
        for (int star : unit.stars()) {
            for (Thing module : depth > DEPTH_MAX ? List.<Thing>of() : named(unit, star, depth + 1)) {
                List<Thing> found = member(module, name, depth + 1);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }
}
