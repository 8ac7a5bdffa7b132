package dev.aura.bus.fuzz;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, by these names; {@code --target_args} has the name of the target and a scratch directory. */
public final class JazzerEntry {

    private static @Nullable FuzzTarget target;

    private JazzerEntry() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = FuzzTargets.of(arguments[0], Path.of(arguments[1]));
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (target == null) {
            throw new IllegalStateException("fuzzerInitialize comes first");
        }
        target.run(input);
    }
}
