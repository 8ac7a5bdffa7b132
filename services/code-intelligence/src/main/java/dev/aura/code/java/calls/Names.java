package dev.aura.code.java.calls;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Local names in scope, each with the value that says its type. */
final class Names {

    /** A field of the innermost types hides locals around them. */
    static final int FIELD = -2;

    static final int NONE = -1;

    private final @Nullable Names outer;
    private final Map<String, Integer> own = new HashMap<>();

    Names(@Nullable Names outer) {
        this.outer = outer;
    }

    void put(String name, int value) {
        own.put(name, value);
    }

    /** The value of a local name; {@link #FIELD} or {@link #NONE} where it is not one. */
    int find(String name) {
        for (Names at = this; at != null; at = at.outer) {
            Integer value = at.own.get(name);
            if (value != null) {
                return value;
            }
        }
        return NONE;
    }
}
