package dev.aura.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads keys from {@code AURA_*} variables: {@code code.fileBytesMax} is {@code AURA_CODE_FILE_BYTES_MAX}. The word of a {@code *}
 * is written in capitals with {@code _} for whatever is not a letter or digit; it stands for the word that another layer uses, or
 * else for itself in small letters with {@code -} for {@code _}.
 */
final class EnvironmentLayer {

    private static final String PREFIX = "AURA_";
    /** Variables of the launchers and hooks, which are no keys. */
    private static final Set<String> RESERVED = Set.of(
            "AURA_HOME",
            "AURA_HOOKS",
            "AURA_JAVA_HOME",
            "AURA_JAVA_OPTIONS",
            "AURA_AOT",
            "AURA_COMMAND",
            "AURA_HEAP_MAX",
            "AURA_TRACE");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]");

    private final Map<String, Key<?>> variables;
    private final Collection<String> namesInUse;
    private final List<Problem> warnings;

    EnvironmentLayer(Schema schema, Collection<String> namesInUse, List<Problem> warnings) {
        this.variables = schema.variables();
        this.namesInUse = namesInUse;
        this.warnings = warnings;
    }

    /** Whether any variable could be a key. */
    static boolean speaks(Map<String, String> environment) {
        return environment.entrySet().stream().anyMatch(entry -> isCandidate(entry.getKey(), entry.getValue()));
    }

    /** The variable of a key; {@code *} is kept. */
    static String variable(String name) {
        return PREFIX + HUMP.matcher(name).replaceAll("_").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The settings in a set of variables; unknown variables become warnings, since the environment is everybody's. */
    List<Setting> settings(Map<String, String> environment) {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (isCandidate(variable, value)) {
                add(variable, value, settings);
            }
        });
        return settings;
    }

    private static boolean isCandidate(String variable, String value) {
        return variable.startsWith(PREFIX) && !value.isEmpty() && !RESERVED.contains(variable);
    }

    private void add(String variable, String value, List<Setting> settings) {
        Origin origin = Origin.of(Layer.ENVIRONMENT, variable);
        Key<?> exact = variables.get(variable);
        if (exact != null && exact.name().indexOf('*') < 0) {
            settings.add(new Setting(exact.name(), value, origin));
            return;
        }
        String name = chosen(variable);
        if (name.isEmpty()) {
            String nearest = Spelling.nearest(variable, variables.keySet());
            warnings.add(new Problem(
                    origin,
                    "no key has this variable; ignored" + (nearest == null ? "" : "; did you mean " + nearest + "?")));
        } else {
            settings.add(new Setting(name, value, origin));
        }
    }

    /** The name that a variable of a {@code *} key stands for, after the longest pattern that fits; empty for none. */
    private String chosen(String variable) {
        String best = "";
        int bestLength = 0;
        for (Map.Entry<String, Key<?>> entry : variables.entrySet()) {
            int star = entry.getKey().indexOf('*');
            if (star < 0 || entry.getKey().length() <= bestLength) {
                continue;
            }
            String before = entry.getKey().substring(0, star);
            String after = entry.getKey().substring(star + 1);
            int wordLength = variable.length() - before.length() - after.length();
            if (wordLength > 0 && variable.startsWith(before) && variable.endsWith(after)) {
                String word = variable.substring(star, star + wordLength);
                best = entry.getValue().name().replace("*", known(entry.getValue(), word));
                bestLength = entry.getKey().length();
            }
        }
        return best;
    }

    private String known(Key<?> key, String word) {
        String before = key.name().substring(0, key.name().indexOf('*'));
        for (String name : namesInUse) {
            if (name.startsWith(before)) {
                String inUse = name.substring(before.length()).split("\\.", 2)[0];
                if (NO_WORD.matcher(inUse).replaceAll("_").equalsIgnoreCase(word)) {
                    return inUse;
                }
            }
        }
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
