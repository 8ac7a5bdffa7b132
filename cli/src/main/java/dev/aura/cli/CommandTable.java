package dev.aura.cli;

import dev.aura.cli.command.Command;
import dev.aura.cli.daemon.StatusCommand;
import dev.aura.cli.help.CompletionCommand;
import dev.aura.cli.help.ExplainCommand;
import dev.aura.cli.help.HelpCommand;
import dev.aura.cli.help.VersionCommand;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every verb there is. To add one: a name in {@link #NAMES}, where it stands is where help shows it, and a line in {@link #find}.
 * Looking one up builds that one only.
 */
final class CommandTable {

    /** All names, in the order of the help page. */
    static final List<String> NAMES = List.of("status", "explain", "help", "version", "completion");

    private CommandTable() {}

    /** The verb of a name; null where there is none. */
    static @Nullable Command find(String name) {
        return switch (name) {
            case "status" -> new StatusCommand();
            case "explain" -> new ExplainCommand();
            case "help" -> new HelpCommand(CommandTable::all);
            case "version" -> new VersionCommand();
            case "completion" -> new CompletionCommand(CommandTable::all);
            default -> null;
        };
    }

    /** Whether a word begins names of several words. */
    static boolean isGroup(String word) {
        String prefix = word + " ";
        for (String name : NAMES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** All verbs, built: for help and completion only. */
    static List<Command> all() {
        return NAMES.stream()
                .map(name -> Objects.requireNonNull(find(name), name))
                .toList();
    }
}
