package dev.aura.config;

/**
 * One value that one layer gives to one key.
 *
 * @param name full name of the key, with the chosen word where the key has a {@code *}
 * @param text the value as it was written
 * @param origin where it was written
 */
public record Setting(String name, String text, Origin origin) {}
