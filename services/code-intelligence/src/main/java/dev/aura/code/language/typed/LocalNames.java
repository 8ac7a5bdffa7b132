package dev.aura.code.language.typed;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names in scope within a function: each with the value that says its type, or with the type that it is. */
public final class LocalNames {

    /** No local name. */
    public static final int NONE = -2;

    private final @Nullable LocalNames outer;
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    public LocalNames(@Nullable LocalNames outer) {
        this.outer = outer;
    }

    /** A name with its value; -1 where nobody knows it. */
    public void put(String name, int value) {
        values.put(name, value);
        types.remove(name);
    }

    /** A name of a type, or of a function, with what is written down in its place. */
    public void putType(String name, String text) {
        types.put(name, text);
        values.remove(name);
    }

    /** The value of a name; {@link #NONE} where no local variable has it. */
    public int value(String name) {
        for (LocalNames at = this; at != null; at = at.outer) {
            Integer value = at.values.get(name);
            if (value != null) {
                return value;
            }
            if (at.types.containsKey(name)) {
                return NONE;
            }
        }
        return NONE;
    }

    /** What is written down for the name of a local type; null where there is none. */
    public @Nullable String type(String name) {
        for (LocalNames at = this; at != null; at = at.outer) {
            String type = at.types.get(name);
            if (type != null || at.values.containsKey(name)) {
                return type;
            }
        }
        return null;
    }
}
