package dev.aura.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of a verb.
 *
 * @param names as typed, such as {@code -f} and {@code --follow}; arguments are asked for by the last, the long one
 * @param label what stands for the value in help; null for a flag
 * @param description one line for people
 * @param allowed the values that may be given; empty where any may
 * @param defaultValue value where the option is not given; null for none
 * @param repeatable whether it may be given more than once
 */
public record Option(
        List<String> names,
        @Nullable String label,
        String description,
        List<String> allowed,
        @Nullable String defaultValue,
        boolean repeatable) {

    public Option {
        names = List.copyOf(names);
        allowed = List.copyOf(allowed);
    }

    /** An option without a value. */
    public static Option flag(String name, String description) {
        return new Option(List.of(name.split("/")), null, description, List.of(), null, true);
    }

    /** An option with a value; {@code name} may be {@code -m/--model}. */
    public static Option value(String name, String label, String description) {
        return new Option(List.of(name.split("/")), label, description, List.of(), null, false);
    }

    /** The same, allowed more than once. */
    public Option repeated() {
        return new Option(names, label, description, allowed, defaultValue, true);
    }

    /** The name that arguments are asked for by. */
    public String name() {
        return names.getLast();
    }

    boolean takesValue() {
        return label != null;
    }
}
