package dev.aura.bus.host;

import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@code aurad}.
 *
 * @param mode what to do
 * @param services daemons to run; empty for all
 * @param assignments configuration as {@code KEY=VALUE}
 */
record AuradOptions(Mode mode, List<String> services, List<String> assignments) {

    static final String HELP = """
            aurad - the mesh: broker and services in one process

            usage: aurad [--broker | --service NAME...] [--set KEY=VALUE...]

              (no option)       broker and all installed services
              --broker          only the broker
              --service NAME    only this service, joined to a running broker; repeatable
              --set KEY=VALUE   configuration, above all files; repeatable
              --help            this text
              --version         the version

            exit codes: 0 stopped, 2 wrong usage, 7 wrong configuration, 8 fault, 75 another aurad runs
            """;

    /** What to run. */
    enum Mode {
        ALL,
        BROKER,
        SERVICES,
        HELP,
        VERSION
    }

    AuradOptions {
        services = List.copyOf(services);
        assignments = List.copyOf(assignments);
    }

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static AuradOptions parse(String... arguments) {
        Mode mode = Mode.ALL;
        List<String> services = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--help", "-h" -> mode = Mode.HELP;
                case "--version" -> mode = Mode.VERSION;
                case "--broker" -> mode = Mode.BROKER;
                case "--service" -> {
                    services.add(value(arguments, ++i, "--service"));
                    mode = Mode.SERVICES;
                }
                case "--set" -> assignments.add(assignment(value(arguments, ++i, "--set")));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i] + "; see aurad --help");
            }
        }
        if (mode == Mode.BROKER && !services.isEmpty()) {
            throw new IllegalArgumentException("--broker and --service exclude each other");
        }
        return new AuradOptions(mode, services, assignments);
    }

    private static String value(String[] arguments, int index, String option) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments[index];
    }

    private static String assignment(String text) {
        if (text.indexOf('=') < 1) {
            throw new IllegalArgumentException("--set needs KEY=VALUE, not " + text);
        }
        return text;
    }
}
