package dev.aura.code.types;

import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.language.design.TypeFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How much the methods of a type have to do with each other. LCOM4 is the number of groups of methods that share no field and do not call
 * each other (M. Hitz, B. Montazeri, "Measuring Coupling and Cohesion in Object-Oriented Systems", 1995). TCC is the share of pairs of
 * visible methods that use a field in common, directly or through methods that they call (J. Bieman, B.-K. Kang, "Cohesion and Reuse in an
 * Object-Oriented System", 1995). Both look at methods of an object that have a body, and at fields of an object; constructors touch all
 * fields and are left out. Overloads of a name count as one when they are called.
 */
public final class Cohesion {

    private final List<MethodFacts> methods;
    private final List<BitSet> fields = new ArrayList<>();
    private final List<BitSet> calls = new ArrayList<>();

    private Cohesion(TypeFacts type) {
        this.methods = type.methods().stream()
                .filter(method ->
                        !method.is(Flags.STATIC) && !method.is(Flags.CONSTRUCTOR) && !method.is(Flags.BODILESS))
                .toList();
        Map<String, Integer> fieldNumbers = new HashMap<>();
        type.fields().stream()
                .filter(field -> !field.is(Flags.STATIC))
                .map(FieldFacts::name)
                .forEach(name -> fieldNumbers.putIfAbsent(name, fieldNumbers.size()));
        for (MethodFacts method : methods) {
            BitSet used = new BitSet();
            method.fields().forEach(name -> {
                Integer number = fieldNumbers.get(name);
                if (number != null) {
                    used.set(number);
                }
            });
            fields.add(used);
            BitSet called = new BitSet();
            for (int other = 0; other < methods.size(); other++) {
                called.set(other, method.calls().contains(methods.get(other).name()));
            }
            calls.add(called);
        }
    }

    public static Cohesion of(TypeFacts type) {
        return new Cohesion(type);
    }

    /** Groups of methods; empty where there are no methods. */
    public OptionalInt lcom4() {
        if (methods.isEmpty()) {
            return OptionalInt.empty();
        }
        int groups = 0;
        BitSet seen = new BitSet();
        for (int start = seen.nextClearBit(0); start < methods.size(); start = seen.nextClearBit(start)) {
            groups++;
            spread(start, seen);
        }
        return OptionalInt.of(groups);
    }

    private void spread(int start, BitSet seen) {
        List<Integer> open = new ArrayList<>(List.of(start));
        seen.set(start);
        while (!open.isEmpty()) {
            int at = open.removeLast();
            for (int other = seen.nextClearBit(0); other < methods.size(); other = seen.nextClearBit(other + 1)) {
                if (fields.get(at).intersects(fields.get(other))
                        || calls.get(at).get(other)
                        || calls.get(other).get(at)) {
                    seen.set(other);
                    open.add(other);
                }
            }
        }
    }

    /** Share of connected pairs, 0 to 1; empty for fewer than two visible methods. */
    public OptionalDouble tcc() {
        List<BitSet> visible = new ArrayList<>();
        List<BitSet> reached = reached();
        for (int index = 0; index < methods.size(); index++) {
            if (!methods.get(index).is(Flags.PRIVATE)) {
                visible.add(reached.get(index));
            }
        }
        int size = visible.size();
        if (size < 2) {
            return OptionalDouble.empty();
        }
        long connected = 0;
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                connected += visible.get(one).intersects(visible.get(other)) ? 1 : 0;
            }
        }
        return OptionalDouble.of(2.0 * connected / ((double) size * (size - 1)));
    }

    /** The fields that each method uses, through calls too. */
    private List<BitSet> reached() {
        List<BitSet> reached = new ArrayList<>();
        fields.forEach(used -> reached.add((BitSet) used.clone()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int index = 0; index < methods.size(); index++) {
                BitSet own = reached.get(index);
                int before = own.cardinality();
                calls.get(index).stream().forEach(called -> own.or(reached.get(called)));
                changed |= own.cardinality() > before;
            }
        }
        return reached;
    }
}
