package dev.aura.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The values of all keys. Those that {@link ConfigurationLoader} gives out were checked when they were loaded. */
public final class Configuration {

    private static final Configuration DEFAULTS = of(Map.of());

    private final Map<String, String> values;
    private final Path home;

    Configuration(Map<String, String> values, Path home) {
        this.values = Map.copyOf(values);
        this.home = home;
    }

    /** A configuration that holds the given values over the defaults, for tests and embedding. */
    public static Configuration of(Map<String, String> values) {
        return new Configuration(values, Path.of(System.getProperty("user.home", "/")));
    }

    /** The defaults of all keys. */
    public static Configuration defaults() {
        return DEFAULTS;
    }

    /**
     * The value of a key without {@code *}.
     *
     * @throws ConfigurationException where the value is not allowed, which can only be with {@link #of}, or where the key has
     *     neither a value nor a default
     */
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
        String text = values.get(name);
        Layer layer = text == null ? Layer.DEFAULT : Layer.COMMAND_LINE;
        String given = text != null ? text : key.defaultText() != null ? key.defaultText() : "";
        return ValueParser.parse(key, given, home)
                .orElseThrow(() ->
                        ConfigurationException.of(Origin.of(layer, "configuration"), Schema.refusal(key, name, given)));
    }
}
