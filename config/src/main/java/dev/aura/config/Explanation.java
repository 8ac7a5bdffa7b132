package dev.aura.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key's value is and why.
 *
 * @param name full name of the key
 * @param key its declaration
 * @param winner the value in effect and where it is from; null where no layer and no default gives one
 * @param settings the values of all layers that give one, lowest first, the winner last
 * @param ignored values that were given and do not count, with why
 */
public record Explanation(
        String name, Key<?> key, @Nullable Setting winner, List<Setting> settings, List<Problem> ignored) {

    public Explanation {
        settings = List.copyOf(settings);
        ignored = List.copyOf(ignored);
    }

    /** The value in effect as text that may be shown: empty where there is none, {@code <hidden>} for a secret. */
    public String shown() {
        return winner == null ? "" : key.shown(winner.text());
    }
}
