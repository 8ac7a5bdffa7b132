package dev.aura.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verb takes. Written as a chain: {@code Syntax.of("deps", "Shows imports.").optional("PATH", "…").flag("--cycles", "…")}.
 *
 * @param name the words that call the verb, such as {@code git message}
 * @param summary one line for people, without a full stop at the end
 * @param parameters positional words, in order; only the last may be given more than once
 * @param options options besides {@link GlobalOptions}
 * @param notes further lines of help
 * @param verbatim whether everything after the first positional word is taken as it stands, options included
 */
public record Syntax(
        String name,
        String summary,
        List<Parameter> parameters,
        List<Option> options,
        List<String> notes,
        boolean verbatim) {

    public Syntax {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
        notes = List.copyOf(notes);
    }

    public static Syntax of(String name, String summary) {
        return new Syntax(name, summary, List.of(), List.of(), List.of(), false);
    }

    /** One word that must be given. */
    public Syntax required(String label, String description) {
        return parameter(new Parameter(label, description, 1, 1, List.of()));
    }

    /** One word that may be given. */
    public Syntax optional(String label, String description) {
        return parameter(new Parameter(label, description, 0, 1, List.of()));
    }

    /** Any number of words, at least {@code minimum}. */
    public Syntax many(String label, int minimum, String description) {
        return parameter(new Parameter(label, description, minimum, Integer.MAX_VALUE, List.of()));
    }

    /** One word out of a few. */
    public Syntax oneOf(String label, List<String> allowed, String description) {
        return parameter(new Parameter(label, description, 1, 1, allowed));
    }

    /** An option without a value; {@code name} may be {@code -f/--follow}. */
    public Syntax flag(String name, String description) {
        return option(Option.flag(name, description));
    }

    /** An option with a value; {@code name} may be {@code -d/--data}. */
    public Syntax value(String name, String label, String description) {
        return option(Option.value(name, label, description));
    }

    /** An option whose value is one of a few; {@code defaultValue} may be null. */
    public Syntax choice(String name, @Nullable String defaultValue, List<String> allowed, String description) {
        String label = String.join("|", allowed);
        return option(new Option(List.of(name.split("/")), label, description, allowed, defaultValue, false));
    }

    /** A further line of help, such as an example. */
    public Syntax note(String line) {
        return new Syntax(name, summary, parameters, options, with(notes, line), verbatim);
    }

    /** Everything after the first positional word is the verb's, options included. */
    public Syntax takingVerbatim() {
        return new Syntax(name, summary, parameters, options, notes, true);
    }

    public Syntax option(Option option) {
        return new Syntax(name, summary, parameters, with(options, option), notes, verbatim);
    }

    private Syntax parameter(Parameter parameter) {
        return new Syntax(name, summary, with(parameters, parameter), options, notes, verbatim);
    }

    private static <T> List<T> with(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
