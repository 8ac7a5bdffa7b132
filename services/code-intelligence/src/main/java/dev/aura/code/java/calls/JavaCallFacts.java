package dev.aura.code.java.calls;

import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads types and calls off a syntax tree. */
public final class JavaCallFacts {

    private JavaCallFacts() {}

    /** The calls of a file, and which of its members use which. */
    public record Read(CallFacts calls, OwnUses uses) {}

    public static Read of(CompilationUnit unit) {
        Facts facts = new Facts();
        TypeReader reader = new TypeReader(facts);
        unit.getTypes().forEach(type -> reader.type(type, -1, new Names(null)));
        OwnUses uses = OwnUses.of(facts);
        return new Read(new CallFacts(facts.types(), facts.sites(), needed(facts.values())), uses);
    }

    /** Only what calls depend on; most values of a file are not. */
    private static List<Value> needed(List<Value> all) {
        BitSet needed = new BitSet(all.size());
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).isCall()) {
                mark(all, index, needed);
            }
        }
        int[] moved = new int[all.size()];
        List<Value> kept = new ArrayList<>(needed.cardinality());
        for (int index = 0; index < all.size(); index++) {
            moved[index] = needed.get(index) ? kept.size() : -1;
            if (needed.get(index)) {
                kept.add(all.get(index));
            }
        }
        kept.replaceAll(value -> moved(value, moved));
        return kept;
    }

    private static void mark(List<Value> all, int index, BitSet needed) {
        if (index < 0 || needed.get(index)) {
            return;
        }
        needed.set(index);
        Value value = all.get(index);
        mark(all, value.target(), needed);
        for (int part : value.parts()) {
            mark(all, part, needed);
        }
    }

    private static Value moved(Value value, int[] moved) {
        int[] parts = new int[value.parts().length];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = value.parts()[part] < 0 ? -1 : moved[value.parts()[part]];
        }
        int target = value.target() < 0 ? -1 : moved[value.target()];
        return new Value(value.kind(), value.text(), value.site(), value.line(), value.column(), target, parts);
    }
}
