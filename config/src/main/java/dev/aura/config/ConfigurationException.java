package dev.aura.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration cannot be used. Its message has one line a problem, each with file, line, value and what is allowed. The
 * command line ends with exit code 7 on it.
 */
public final class ConfigurationException extends RuntimeException {

    /** The stable reason of this error on every face of the program. */
    public static final String REASON = "BAD_CONFIGURATION";

    private static final int LINES_MAX = 20;

    private final transient List<Problem> problems;

    /** An error with at least one problem. */
    public ConfigurationException(List<Problem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    static ConfigurationException of(Origin origin, String message) {
        return new ConfigurationException(List.of(new Problem(origin, message)));
    }

    /** All that is wrong, in the order of layers and lines. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        String lines = problems.stream().limit(LINES_MAX).map(Problem::toString).collect(Collectors.joining("\n"));
        int more = problems.size() - LINES_MAX;
        return more > 0 ? lines + "\nand " + more + " more" : lines;
    }
}
