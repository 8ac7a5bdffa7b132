package dev.aura.code.language.typed;

import dev.aura.code.language.calls.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the expressions of one file stand for: each is found out once, when it is asked for. */
public abstract class Typing {

    /** Expressions of expressions are followed so far. */
    private static final int DEPTH_MAX = 400;

    private final List<Value> values;
    private final @Nullable Meaning[] known;
    private final boolean[] open;
    private int depth;

    protected Typing(List<Value> values) {
        this.values = values;
        this.known = new Meaning[values.size()];
        this.open = new boolean[values.size()];
    }

    public final List<Value> values() {
        return values;
    }

    /** What a value stands for; unknown where it depends on itself. */
    public final Meaning meaning(int index) {
        if (index < 0 || index >= known.length) {
            return Meaning.UNKNOWN;
        }
        Meaning found = known[index];
        if (found != null) {
            return found;
        }
        if (open[index] || depth > DEPTH_MAX) {
            return Meaning.UNKNOWN;
        }
        open[index] = true;
        depth++;
        try {
            found = read(values.get(index));
        } finally {
            depth--;
            open[index] = false;
        }
        known[index] = found;
        return found;
    }

    /** The type of a value. */
    public final Term term(int index) {
        return meaning(index).term();
    }

    /** The type of one of the parts of a value. */
    public final Term part(Value value, int part) {
        return part < value.parts().length ? term(value.parts()[part]) : Term.UNKNOWN;
    }

    /** Finds out what a value stands for. */
    protected abstract Meaning read(Value value);
}
