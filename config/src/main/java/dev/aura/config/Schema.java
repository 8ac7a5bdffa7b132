package dev.aura.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All keys there are. */
final class Schema {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KEY_NAME = Pattern.compile("[a-z][A-Za-z0-9]*(\\.(\\*|[a-z][A-Za-z0-9]*))+");

    private final SortedMap<String, Key<?>> keys = new TreeMap<>();

    private Schema() {}

    /** The keys that the modules on the class path declare. */
    static Schema installed() {
        return of(ServiceLoader.load(ConfigurationSchema.class, Schema.class.getClassLoader()));
    }

    /** The keys of some modules; a key that is declared twice must be declared alike. */
    static Schema of(Iterable<ConfigurationSchema> modules) {
        Schema schema = new Schema();
        for (ConfigurationSchema module : modules) {
            module.keys().forEach(schema::add);
        }
        return schema;
    }

    private void add(Key<?> key) {
        Key<?> other = keys.putIfAbsent(key.name(), key);
        if (other != null && !other.equals(key)) {
            throw new IllegalStateException("key " + key.name() + " is declared twice, and not alike");
        }
    }

    /** Checks names, defaults and variables, for the tests of a module; a program that starts has no time for it. */
    Schema checked() {
        for (Key<?> key : keys.values()) {
            if (!KEY_NAME.matcher(key.name()).matches()) {
                throw new IllegalStateException("key " + key.name() + " is not words with dots between");
            }
            String preset = key.defaultText();
            if (preset != null && ValueParser.parse(key, preset, Path.of("/")).isEmpty()) {
                throw new IllegalStateException(refusal(key, key.name(), preset));
            }
        }
        variables();
        return this;
    }

    /** All keys by name, those with a {@code *} as they were declared. */
    SortedMap<String, Key<?>> keys() {
        return keys;
    }

    /** The key that a full name belongs to; empty where there is none. */
    Optional<Key<?>> find(String name) {
        Key<?> exact = name.indexOf('*') < 0 ? keys.get(name) : null;
        if (exact != null) {
            return Optional.of(exact);
        }
        String[] words = name.split("\\.", -1);
        for (int i = 1; i < words.length; i++) {
            Key<?> key = WORD.matcher(words[i]).matches() ? keys.get(withStar(words, i)) : null;
            if (key != null) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** What to tell about a name that belongs to no key. */
    String unknown(String name) {
        if (keys.keySet().stream().anyMatch(key -> key.startsWith(name + "."))) {
            return name + " is a group of keys and takes no value itself";
        }
        String nearest = nearest(name);
        return "unknown key " + name
                + (nearest == null ? "; aura config list shows all keys" : "; did you mean " + nearest + "?");
    }

    private @Nullable String nearest(String name) {
        return Spelling.nearest(
                name, keys.keySet().stream().map(key -> likened(key, name)).toList());
    }

    /** A key's name with the words of another name where it has a {@code *}, so that the two can be compared. */
    private static String likened(String key, String name) {
        String[] parts = key.split("\\.", -1);
        String[] words = name.split("\\.", -1);
        for (int i = 0; i < parts.length && i < words.length; i++) {
            parts[i] = parts[i].equals("*") && WORD.matcher(words[i]).matches() ? words[i] : parts[i];
        }
        return String.join(".", parts);
    }

    /** What to tell about a value that a key does not take. */
    static String refusal(Key<?> key, String name, String text) {
        String shown = key.shown(text);
        String value = shown.length() <= 80 ? shown : shown.substring(0, 80) + "…";
        return name + " is \"" + value.replaceAll("\\p{Cntrl}", "?") + "\", must be " + ValueParser.allowed(key)
                + Optional.ofNullable(Spelling.nearest(text, key.allowed()))
                        .map(word -> "; did you mean " + word + "?")
                        .orElse("");
    }

    /** The problem with a setting's value, if any. */
    static Optional<Problem> check(Key<?> key, Setting setting, Path home) {
        return ValueParser.parse(key, setting.text(), home).isPresent()
                ? Optional.empty()
                : Optional.of(new Problem(setting.origin(), refusal(key, setting.name(), setting.text())));
    }

    private static String withStar(String[] words, int star) {
        String[] parts = words.clone();
        parts[star] = "*";
        return String.join(".", List.of(parts));
    }

    /** The name of each key's environment variable, with {@code *} kept. */
    Map<String, Key<?>> variables() {
        Map<String, Key<?>> variables = new TreeMap<>();
        for (Key<?> key : keys.values()) {
            Key<?> other = variables.putIfAbsent(EnvironmentLayer.variable(key.name()), key);
            if (other != null) {
                throw new IllegalStateException(
                        "keys " + other.name() + " and " + key.name() + " share one environment variable");
            }
        }
        return variables;
    }
}
