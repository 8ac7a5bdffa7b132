package dev.aura.systemd;

import dev.aura.cli.Main;
import java.util.List;

/**
 * Runs command lines in one JVM, so that its AOT cache holds their classes. Started by {@code lib/train-aot.sh} in a small repository
 * beside a running mesh; what the commands answer does not matter. The argument names the cache: {@code quick} for what is waited for
 * most often and holds little else, {@code cli} for all that users wait for.
 */
public final class CommandTraining {

    private static final List<List<String>> QUICK = List.of(
            List.of("--no-autostart", "status"),
            List.of("--no-autostart", "hook", "pre-commit", ".git/aura-suggestion.0"),
            List.of("--no-autostart", "hook", "prepare-commit-msg", ".git/COMMIT_EDITMSG"),
            List.of("--no-autostart", "hook", "commit-msg", ".git/COMMIT_EDITMSG"));

    private static final List<List<String>> ALL = List.of(
            List.of("--no-autostart", "status"),
            List.of("--no-autostart", "--json", "status"),
            List.of("--no-autostart", "report"),
            List.of("--no-autostart", "--json", "report"),
            List.of("--no-autostart", "git", "message"),
            List.of("--no-autostart", "git", "review"),
            List.of("--no-autostart", "analyze", "."),
            List.of("--no-autostart", "metrics", "."),
            List.of("--no-autostart", "ask", "what is this"),
            List.of("--no-autostart", "services"),
            List.of("config", "list"),
            List.of("version"));

    private CommandTraining() {}

    public static void main(String[] arguments) {
        for (List<String> words : arguments[0].equals("quick") ? QUICK : ALL) {
            Main.run(words.toArray(String[]::new));
        }
        System.exit(0);
    }
}
