package dev.aura.cli.help;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.command.UsageException;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import java.util.List;
import java.util.function.Supplier;

/** {@code aura help [COMMAND | exit-codes]}. */
public final class HelpCommand implements Command {

    private final Supplier<List<Command>> commands;

    /** @param commands builds all verbs */
    public HelpCommand(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("help", "Shows help on a command, or on exit-codes")
                .many("COMMAND", 0, "a command such as `git message`, or exit-codes");
    }

    @Override
    public ExitCode run(Session session) {
        String name = String.join(" ", session.arguments().words());
        if (name.equals("exit-codes")) {
            exitCodes(session.output());
            return ExitCode.DONE;
        }
        List<Command> all = commands.get();
        boolean known = name.isEmpty()
                || all.stream().anyMatch(command -> (command.syntax().name() + " ").startsWith(name + " "));
        if (!known) {
            throw new UsageException("'" + name + "' is not a command (aura --help lists them)");
        }
        session.output().text(HelpPage.of(name, all, session.output()));
        return ExitCode.DONE;
    }

    private static void exitCodes(Output output) {
        Table table = new Table("rl");
        for (ExitCode code : ExitCode.values()) {
            table.row(Integer.toString(code.number()), code.meaning());
        }
        output.lines(table.lines());
    }
}
