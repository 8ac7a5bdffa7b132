package dev.aura.code.fuzz;

import dev.aura.code.store.FrontEndFuzz;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, by these names; {@code --target_args} has the name of the target and a scratch directory. */
public final class JazzerEntry {

    private static @Nullable FrontEndFuzz target;

    private JazzerEntry() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = FuzzLanguages.valueOf(arguments[0].toUpperCase(Locale.ROOT)).target(Path.of(arguments[1]));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (target == null) {
            throw new IllegalStateException("fuzzerInitialize comes first");
        }
        target.run(input);
    }
}
