package dev.aura.config;

import java.util.Locale;

/** Where a value can come from, lowest first: a later layer wins over an earlier one. */
public enum Layer {
    /** Built into the program. */
    DEFAULT,
    /** {@code /etc/aura/config.json} or {@code .yaml}. */
    SYSTEM,
    /** The user's files. */
    USER,
    /** {@code .aura/config.json} or {@code .yaml} of the repository; only keys that are safe for it. */
    PROJECT,
    /** {@code AURA_*} variables. */
    ENVIRONMENT,
    /** {@code --set KEY=VALUE}. */
    COMMAND_LINE;

    /** Name for people and programs, such as {@code command-line}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
