package dev.aura.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The values of all keys, checked when they were loaded. */
public final class Configuration {

    private final Map<String, String> values;

    private Configuration(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** A configuration that holds the given values over the defaults, for tests and embedding. */
    public static Configuration of(Map<String, String> values) {
        return new Configuration(values);
    }

    /** The value of a key without {@code *}. */
    public <T> T get(Key<T> key) {
        return convert(key, key.name());
    }

    /** The value of a key with {@code *} for one chosen word. */
    public <T> T get(Key<T> key, String word) {
        return convert(key, key.name().replace("*", word));
    }

    /** The words for which any key under the prefix of a {@code *} key is set, such as the names of providers. */
    public SortedSet<String> words(Key<?> key) {
        String prefix = key.name().substring(0, key.name().indexOf('*'));
        SortedSet<String> words = new TreeSet<>();
        for (String name : values.keySet()) {
            if (name.startsWith(prefix)) {
                words.add(name.substring(prefix.length()).split("\\.", 2)[0]);
            }
        }
        return words;
    }

    private <T> T convert(Key<T> key, String name) {
        String text = values.getOrDefault(name, key.defaultText() == null ? "" : key.defaultText());
        Object value = switch (key.type().getSimpleName()) {
            case "String" -> text;
            case "Integer" -> Integer.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "Boolean" -> Boolean.valueOf(text);
            case "Path" -> Path.of(text);
            case "Duration" -> Duration.parse("PT" + text);
            default -> throw new IllegalArgumentException("key " + name + " has unknown type " + key.type());
        };
        return key.type().cast(value);
    }
}
