package dev.aura.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One configuration key: its dotted name, type, default, bounds and meaning.
 *
 * <p>A name may hold one {@code *}, which stands for a word that the user chooses, such as {@code llm.providers.*.baseUrl}.
 *
 * @param name dotted name, such as {@code code.fileBytesMax}
 * @param type type of the value
 * @param defaultText default as a user would write it; null where the key has none
 * @param description one line for people
 * @param allowed for text: the values that may be given; empty where any may
 * @param minimum lowest value of a number, or of a duration in milliseconds; null where unbounded
 * @param maximum highest value, likewise
 * @param projectMaySet whether a repository's own {@code .aura/config.json} may set it
 */
public record Key<T>(
        String name,
        Class<T> type,
        @Nullable String defaultText,
        String description,
        List<String> allowed,
        @Nullable Double minimum,
        @Nullable Double maximum,
        boolean projectMaySet) {

    public Key {
        Objects.requireNonNull(name, "name");
        allowed = List.copyOf(allowed);
    }

    public static Key<String> text(String name, String defaultText, String description) {
        return of(name, String.class, defaultText, description);
    }

    public static Key<Integer> integer(String name, int defaultValue, String description) {
        return of(name, Integer.class, Integer.toString(defaultValue), description);
    }

    public static Key<Double> number(String name, double defaultValue, String description) {
        return of(name, Double.class, Double.toString(defaultValue), description);
    }

    public static Key<Boolean> flag(String name, boolean defaultValue, String description) {
        return of(name, Boolean.class, Boolean.toString(defaultValue), description);
    }

    /** A duration, written as a number with a unit: {@code 250ms}, {@code 5s}, {@code 2m}. */
    public static Key<Duration> duration(String name, String defaultText, String description) {
        return of(name, Duration.class, defaultText, description);
    }

    /** A file or directory; {@code ~} at the start stands for the home directory. An empty default means: none given. */
    public static Key<Path> path(String name, String defaultText, String description) {
        return of(name, Path.class, defaultText, description);
    }

    /** The values that a text may take. */
    public Key<T> allowed(String... values) {
        return new Key<>(name, type, defaultText, description, List.of(values), minimum, maximum, projectMaySet);
    }

    /** Bounds of a number, or of a duration in milliseconds, both included. */
    public Key<T> between(double lowest, double highest) {
        return new Key<>(name, type, defaultText, description, allowed, lowest, highest, projectMaySet);
    }

    /** Lets a repository's own configuration file set this key. Only for keys that cannot harm who opens the repository. */
    public Key<T> safeForProject() {
        return new Key<>(name, type, defaultText, description, allowed, minimum, maximum, true);
    }

    private static <T> Key<T> of(String name, Class<T> type, String defaultText, String description) {
        return new Key<>(name, type, defaultText, description, List.of(), null, null, false);
    }
}
