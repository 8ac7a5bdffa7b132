package dev.aura.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was given for a {@link Syntax}, checked against it. */
public final class Arguments {

    private final Syntax syntax;
    private final List<String> words;
    private final Map<String, List<String>> options;

    /** Nothing given. */
    public static Arguments none(Syntax syntax) {
        return new Arguments(syntax, List.of(), Map.of());
    }

    Arguments(Syntax syntax, List<String> words, Map<String, List<String>> options) {
        this.syntax = syntax;
        this.words = List.copyOf(words);
        this.options = Map.copyOf(options);
    }

    /** Whether an option was given. */
    public boolean has(String option) {
        return options.containsKey(declared(option).name());
    }

    /** The value of an option, or its default; null where neither is there. */
    public @Nullable String value(String option) {
        Option declared = declared(option);
        List<String> values = options.get(declared.name());
        return values == null ? declared.defaultValue() : values.getLast();
    }

    /** The value of an option, or the given one. */
    public String value(String option, String otherwise) {
        String value = value(option);
        return value == null ? otherwise : value;
    }

    /** The value of an option as a whole number from 1; {@code otherwise} where it was not given. */
    public int count(String option, int otherwise) {
        String value = value(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(value);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, like any other value that does not fit
        }
        throw new UsageException(option + " takes a whole number from 1, not '" + value + "'");
    }

    /** The value of an option as a time. */
    public Duration duration(String option, Duration otherwise) {
        String value = value(option);
        return value == null ? otherwise : Durations.parse(option, value);
    }

    /** All values of an option that may be repeated. */
    public List<String> values(String option) {
        return options.getOrDefault(declared(option).name(), List.of());
    }

    /** The positional words. */
    public List<String> words() {
        return words;
    }

    /** A positional word by its place from 0; null where so many were not given. */
    public @Nullable String word(int place) {
        return place < words.size() ? words.get(place) : null;
    }

    /** A positional word that the syntax requires. */
    public String required(int place) {
        return words.get(place);
    }

    private Option declared(String name) {
        for (Option option : syntax.options()) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        throw new IllegalArgumentException(syntax.name() + " declares no option " + name);
    }
}
