package dev.aura.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

    /** A number of bytes, written as a plain number or with a unit: {@code 65536}, {@code 64KiB}, {@code 10MiB}. */
    public static Key<Long> bytes(String name, String defaultText, String description) {
        return of(name, Long.class, defaultText, description);
    }

    /** A duration, written as a number with a unit: {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
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

    /** Whether the value is a number of bytes, which may be written with a unit such as {@code KiB}. */
    public boolean countsBytes() {
        return type == Long.class || (type == Integer.class && lastWord().contains("Bytes"));
    }

    /** Whether the value must never be shown: by its name it is a password, a token or the like. */
    public boolean secret() {
        String word = lastWord().toLowerCase(Locale.ROOT);
        return word.endsWith("apikey")
                || word.endsWith("token")
                || word.endsWith("secret")
                || word.endsWith("password");
    }

    /** A value of this key as it may be shown. */
    public String shown(String text) {
        return secret() && !text.isEmpty() ? "<hidden>" : text;
    }

    /** The values that may be given, in words, such as {@code a whole number from 1 to 100}. */
    public String allowedValues() {
        return ValueParser.allowed(this);
    }

    private String lastWord() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static <T> Key<T> of(String name, Class<T> type, String defaultText, String description) {
        return new Key<>(name, type, defaultText, description, List.of(), null, null, false);
    }
}
