package dev.aura.config;

/**
 * Something wrong with a configuration.
 *
 * @param origin where
 * @param message what is wrong, the value, and what is allowed
 */
public record Problem(Origin origin, String message) {

    @Override
    public String toString() {
        return origin + ": " + message;
    }
}
