package dev.aura.cli.command;

/** One verb of {@code aura}, such as {@code analyze} or {@code git message}. Holds no state. */
public interface Command {

    /** What the verb takes; help, completion and parsing come from it. */
    Syntax syntax();

    /**
     * Does the work and prints the answer. Throws {@link UsageException} on wrong usage, and errors made with
     * {@link dev.aura.bus.status.Faults} on everything else; one place turns both into a line and an exit code.
     *
     * @return {@link ExitCode#DONE}, or {@link ExitCode#FINDING} where the answer itself is a finding
     */
    ExitCode run(Session session) throws Exception;
}
