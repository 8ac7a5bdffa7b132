package dev.aura.cli.help;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import java.util.List;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code aura completion bash|zsh|fish}: the script that lets a shell complete commands and options. */
public final class CompletionCommand implements Command {

    private final Supplier<List<Command>> commands;

    /** @param commands builds all verbs */
    public CompletionCommand(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("completion", "Prints the completion script of a shell")
                .oneOf("SHELL", List.of("bash", "zsh", "fish"), "bash, zsh or fish")
                .note("bash:  echo 'source <(aura completion bash)' >> ~/.bashrc")
                .note("zsh:   echo 'source <(aura completion zsh)' >> ~/.zshrc")
                .note("fish:  aura completion fish > ~/.config/fish/completions/aura.fish");
    }

    @Override
    public ExitCode run(Session session) {
        String shell = session.arguments().required(0);
        session.output()
                .text(
                        shell.equals("fish")
                                ? FishCompletion.script(commands.get())
                                : AutoComplete.bash("aura", new CommandLine(PicocliSpec.tree(commands.get()))));
        return ExitCode.DONE;
    }
}
