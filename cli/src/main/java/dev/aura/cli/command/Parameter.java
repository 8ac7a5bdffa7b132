package dev.aura.cli.command;

import java.util.List;

/**
 * One positional word of a verb, or its last ones.
 *
 * @param label what stands for it in help, such as {@code PATH}
 * @param description one line for people
 * @param minimum how many must be given
 * @param maximum how many may be given
 * @param allowed the words that may be given; empty where any may
 */
public record Parameter(String label, String description, int minimum, int maximum, List<String> allowed) {

    public Parameter {
        allowed = List.copyOf(allowed);
    }
}
