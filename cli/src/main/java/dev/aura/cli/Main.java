package dev.aura.cli;

import dev.aura.cli.command.Surroundings;
import java.util.List;

/** The program {@code aura}. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        int code = run(words);
        if (isEnding()) {
            System.exit(code); // interrupted: waits for the end under way, which has an exit code of its own
        }
        // Output is flushed and the connection closed. Runtime.exit would still look for a logger in every jar.
        Runtime.getRuntime().halt(code);
    }

    private static boolean isEnding() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread("end"));
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** Runs one command line in this process and returns its exit code. */
    public static int run(String... words) {
        return new Aura(Surroundings.ofProcess()).run(List.of(words)).number();
    }
}
