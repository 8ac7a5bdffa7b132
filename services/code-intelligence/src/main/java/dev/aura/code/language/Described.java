package dev.aura.code.language;

import java.util.Set;

/**
 * What the documentation of a function speaks of.
 *
 * @param parameters names of parameters
 * @param result whether it says what is returned
 * @param inherited whether the rest is said where the function is first declared
 */
public record Described(Set<String> parameters, boolean result, boolean inherited) {

    public boolean parameter(String name) {
        return inherited || parameters.contains(name);
    }

    public boolean returned() {
        return inherited || result;
    }
}
