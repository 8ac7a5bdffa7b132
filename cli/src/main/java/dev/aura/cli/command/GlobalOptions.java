package dev.aura.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every verb takes, anywhere on the command line.
 *
 * @param json one JSON document on stdout in place of text
 * @param quiet no messages and no progress
 * @param color whether colour is allowed; the terminal decides whether it is used
 * @param timeout how long the whole answer may take; null takes the verb's own bound
 * @param directory directory given with {@code -C}; null for the current one
 * @param settings configuration given with {@code --set}, in order
 * @param autostart whether a mesh that is down is started
 */
public record GlobalOptions(
        boolean json,
        boolean quiet,
        boolean color,
        @Nullable Duration timeout,
        @Nullable String directory,
        Map<String, String> settings,
        boolean autostart) {

    /** The options as help and completion show them. */
    public static final List<Option> DECLARED = List.of(
            Option.flag("--json", "print one JSON document"),
            Option.flag("-q/--quiet", "print no messages and no progress"),
            Option.flag("--no-color", "print no colour; so does the environment variable NO_COLOR"),
            Option.value("--timeout", "TIME", "longest wait for the answer, such as 500ms, 5s or 2m"),
            Option.value("-C/--directory", "DIR", "run as if started in DIR"),
            new Option(List.of("--set"), "KEY=VALUE", "set a configuration key for this run", List.of(), null, true),
            Option.flag("--no-autostart", "do not start the mesh when it is not running"),
            Option.flag("-h/--help", "show help"),
            Option.flag("-V/--version", "show the version"));
}
