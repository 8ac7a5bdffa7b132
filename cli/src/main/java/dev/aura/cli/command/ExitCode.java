package dev.aura.cli.command;

/** The one table of exit codes, as {@code aura help exit-codes} prints it. */
public enum ExitCode {
    DONE(0, "done"),
    FINDING(1, "done, and the answer is a finding: issues at or above --fail-on, a check that failed"),
    USAGE(2, "wrong usage"),
    MESH_DOWN(3, "the mesh is not running and could not be started"),
    NOT_READY(4, "the service is not there, or not ready"),
    DEADLINE(5, "deadline exceeded"),
    NOT_ALLOWED(6, "not allowed"),
    BAD_INPUT(7, "bad input: a path, a file, a configuration value"),
    FAULT(8, "a fault of ours");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }

    /** For people. */
    public String meaning() {
        return meaning;
    }
}
