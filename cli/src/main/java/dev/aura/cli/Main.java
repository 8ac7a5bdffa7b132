package dev.aura.cli;

import dev.aura.cli.command.Surroundings;
import java.util.List;

/** The program {@code aura}. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    /** Runs one command line in this process and returns its exit code. */
    public static int run(String... words) {
        return new Aura(Surroundings.ofProcess()).run(List.of(words)).number();
    }
}
