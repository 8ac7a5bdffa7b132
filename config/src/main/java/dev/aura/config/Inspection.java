package dev.aura.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All layers as they were read: what counts, what does not, and why. */
public final class Inspection {

    private final Schema schema;
    private final SortedMap<String, List<Setting>> settings;
    private final List<Problem> errors;
    private final List<Problem> warnings;
    private final Path home;

    Inspection(
            Schema schema,
            SortedMap<String, List<Setting>> settings,
            List<Problem> errors,
            List<Problem> warnings,
            Path home) {
        this.schema = schema;
        this.settings = new TreeMap<>(settings);
        this.errors = List.copyOf(errors);
        this.warnings = List.copyOf(warnings);
        this.home = home;
    }

    /**
     * The values to work with.
     *
     * @throws ConfigurationException where there are errors
     */
    public Configuration configuration() {
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
        Map<String, String> values = new HashMap<>();
        settings.forEach((name, layers) -> values.put(name, layers.getLast().text()));
        return new Configuration(values, home);
    }

    /** What stops a start. */
    public List<Problem> errors() {
        return errors;
    }

    /** What is ignored: mistakes in a repository's own file, keys it may not set, variables that are no keys. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The names of all keys, sorted; of those with {@code *}, one for each word in use. */
    public List<String> names() {
        Stream<String> declared = schema.keys().keySet().stream().filter(name -> name.indexOf('*') < 0);
        return Stream.concat(declared, settings.keySet().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** The declarations of all keys, by name. */
    public List<Key<?>> keys() {
        return List.copyOf(schema.keys().values());
    }

    /**
     * Tells the value of a key, and what each layer says about it.
     *
     * @param name full name; with a word in place of {@code *}
     * @throws ConfigurationException where no key has the name
     */
    public Explanation explain(String name) {
        Key<?> key = schema.find(name).orElseThrow(() -> unknown(name));
        List<Setting> layers = new ArrayList<>();
        String preset = key.defaultText();
        if (preset != null) {
            layers.add(new Setting(name, preset, Origin.of(Layer.DEFAULT, "built in")));
        }
        layers.addAll(settings.getOrDefault(name, List.of()));
        List<Problem> ignored = new ArrayList<>();
        ignored.addAll(about(name, warnings));
        ignored.addAll(about(name, errors));
        return new Explanation(name, key, layers.isEmpty() ? null : layers.getLast(), layers, ignored);
    }

    private ConfigurationException unknown(String name) {
        Optional<Key<?>> starred = Optional.ofNullable(schema.keys().get(name));
        String message =
                starred.map(key -> name + " needs a word in place of *").orElse(schema.unknown(name));
        return ConfigurationException.of(Origin.of(Layer.COMMAND_LINE, "configuration"), message);
    }

    private static List<Problem> about(String name, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.message().startsWith(name + " "))
                .toList();
    }
}
