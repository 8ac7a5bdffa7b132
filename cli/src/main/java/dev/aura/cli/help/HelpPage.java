package dev.aura.cli.help;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The text of {@code --help}: of everything, of a group of verbs, or of one verb. */
public final class HelpPage {

    private HelpPage() {}

    /** The page of a name: empty for everything, {@code git} for a group, {@code git message} for a verb. */
    public static String of(String name, List<Command> commands, Output output) {
        for (Command command : commands) {
            if (command.syntax().name().equals(name)) {
                return verb(command.syntax(), output);
            }
        }
        return list(name, commands, output.style());
    }

    private static String verb(Syntax syntax, Output output) {
        CommandLine line = new CommandLine(PicocliSpec.of(syntax));
        line.getCommandSpec().usageMessage().width(Math.max(80, output.width()));
        return line.getUsageMessage(output.style().isOn() ? Ansi.ON : Ansi.OFF);
    }

    private static String list(String group, List<Command> commands, Style style) {
        Table table = new Table("ll");
        for (Command command : commands) {
            Syntax syntax = command.syntax();
            if (group.isEmpty() || syntax.name().startsWith(group + " ")) {
                table.row("  " + style.bold(syntax.name()), syntax.summary());
            }
        }
        String whole = group.isEmpty()
                ? "Usage: aura COMMAND [OPTIONS]\n\nA local-first daemon for developers. Start with: aura report\n\n"
                : "Usage: aura " + group + " COMMAND [OPTIONS]\n\n";
        return whole + String.join("\n", table.lines()) + "\n\naura COMMAND --help explains one; "
                + "every command takes --json. Exit codes: aura help exit-codes\n";
    }
}
