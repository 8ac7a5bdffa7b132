package dev.aura.cli;

import dev.aura.cli.command.Arguments;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.CommandLineParser;
import dev.aura.cli.command.CommandLineParser.Parsed;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.GlobalOptions;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Surroundings;
import dev.aura.cli.help.HelpPage;
import dev.aura.cli.help.VersionCommand;
import dev.aura.cli.terminal.BrokenPipeException;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Terminal;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Runs one command line from words to exit code. */
final class Aura {

    private final Surroundings surroundings;

    /** Set by the shutdown hook: what fails from then on fails because the user stopped it. */
    private volatile boolean interrupted;

    Aura(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Reads the command line, runs its command and says what went wrong. Never throws on an error of a command. */
    ExitCode run(List<String> words) {
        Output output = output(CommandLineParser.asksForJson(words), false, true);
        try {
            Parsed parsed = new CommandLineParser(CommandTable::find, CommandTable::isGroup).parse(words);
            GlobalOptions options = parsed.global();
            output = output(options.json(), options.quiet(), options.color());
            ExitCode code = run(parsed, output);
            output.flush();
            return code;
        } catch (BrokenPipeException nobodyReads) {
            return ExitCode.DONE;
        } catch (Exception | LinkageError | StackOverflowError | ServiceConfigurationError error) {
            return fail(error, output);
        }
    }

    private ExitCode run(Parsed parsed, Output output) throws Exception {
        Arguments arguments = parsed.arguments();
        Command command = parsed.command();
        if (parsed.version()) {
            command = new VersionCommand();
            arguments = Arguments.none(command.syntax());
        } else if (command == null || arguments == null) {
            output.text(HelpPage.of(parsed.name(), CommandTable.all(), output));
            boolean asked = parsed.help() || parsed.name().isEmpty();
            return asked ? ExitCode.DONE : ExitCode.USAGE;
        }
        try (Session session = new Session(surroundings, parsed.global(), arguments, output);
                Interruption _ = new Interruption(() -> interrupt(session))) {
            return command.run(session);
        }
    }

    private void interrupt(Session session) {
        interrupted = true;
        session.close();
    }

    private ExitCode fail(Throwable error, Output output) {
        Failure failure = Failure.of(error);
        if (interrupted) {
            return failure.exit();
        }
        try {
            if (output.isJson()) {
                output.line(failure.json());
            } else {
                output.error(output.messageStyle().red("aura: ") + failure.line());
            }
            output.flush();
        } catch (BrokenPipeException nobodyReads) {
            // the exit code still tells
        }
        if (failure.exit() == ExitCode.FAULT
                && "1".equals(surroundings.environment().get("AURA_TRACE"))) {
            error.printStackTrace();
        }
        return failure.exit();
    }

    private Output output(boolean json, boolean quiet, boolean color) {
        Terminal terminal = surroundings.terminal();
        String noColor = surroundings.environment().get("NO_COLOR");
        return new Output(terminal, json, quiet, color && (noColor == null || noColor.isEmpty()));
    }
}
