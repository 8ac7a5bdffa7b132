package dev.aura.cli.systemd;

import dev.aura.config.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that `aura service install` wrote. */
public final class InstalledUnits {

    private static final String MARK = "# aura unit";

    private InstalledUnits() {}

    /** Where the user's systemd reads units. */
    public static Path directory(Directories directories) {
        return directories.config().resolveSibling("systemd/user");
    }

    /** Whether a file is a unit of ours. */
    public static boolean isOurs(Path unit) {
        try {
            return Files.isRegularFile(unit) && Files.readString(unit).startsWith(MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** The unit whose start brings up the mesh; null where none is installed. */
    public static @Nullable String first(Path directory) {
        for (String unit : List.of("aura.service", "aura-broker.service")) {
            if (isOurs(directory.resolve(unit))) {
                return unit;
            }
        }
        return null;
    }
}
