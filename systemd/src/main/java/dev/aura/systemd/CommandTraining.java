package dev.aura.systemd;

import dev.aura.cli.Main;
import java.util.List;

/**
 * Runs the command lines that users and hooks wait for in one JVM, so that its AOT cache holds their classes. Started by
 * {@code lib/train-aot.sh} in a small repository beside a running mesh; what the commands answer does not matter.
 */
public final class CommandTraining {

    private static final List<List<String>> COMMAND_LINES = List.of(
            List.of("--no-autostart", "status"),
            List.of("--no-autostart", "--json", "status"),
            List.of("--no-autostart", "report"),
            List.of("--no-autostart", "--json", "report"),
            List.of("--no-autostart", "hook", "pre-commit", ".git/aura-suggestion.0"),
            List.of("--no-autostart", "hook", "prepare-commit-msg", ".git/COMMIT_EDITMSG"),
            List.of("--no-autostart", "hook", "commit-msg", ".git/COMMIT_EDITMSG"),
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
        for (List<String> words : COMMAND_LINES) {
            Main.run(words.toArray(String[]::new));
        }
        System.exit(0);
    }
}
