package dev.aura.cli.command;

/** The command line cannot be understood: exit code 2. The message says which word is wrong and what is allowed. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
