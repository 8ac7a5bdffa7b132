package dev.aura.cli.service;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Surroundings;
import dev.aura.cli.systemd.InstalledUnits;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The units of the distribution, and the directory where the user's systemd reads them. */
final class UnitDirectory {

    /** Files of units. */
    static final List<String> FILES = List.of("aura.service", "aura-broker.service", "aura@.service");

    /** Variables that change where Aura finds things, which the user's systemd may not know. */
    private static final List<String> VARIABLES =
            List.of("AURA_JAVA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME");

    private final Path templates;
    private final Path directory;
    private final Path aurad;
    private final Map<String, String> environment;

    private UnitDirectory(Path home, Path aurad, Path directory, Map<String, String> environment) {
        this.templates = home.resolve("share/systemd/user");
        this.aurad = aurad;
        this.directory = directory;
        this.environment = environment;
    }

    static UnitDirectory of(Surroundings surroundings) {
        Path home = surroundings.home();
        if (home == null || !Files.isDirectory(home.resolve("share/systemd/user"))) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "NO_HOME",
                    "no units in AURA_HOME=" + (home == null ? "(not set)" : home)
                            + "; run the aura of a distribution");
        }
        Path configuration = InstalledUnits.directory(surroundings.directories());
        Path aurad = Installation.command(surroundings).resolveSibling("aurad");
        return new UnitDirectory(home, aurad, configuration, surroundings.environment());
    }

    Path path() {
        return directory;
    }

    /** Refuses to go on where a unit of these names is not ours. */
    void check(List<String> files) {
        files.forEach(this::refuseForeign);
    }

    /** Writes the units, each replaced as a whole, and removes our others. */
    void replace(List<String> files) {
        check(files);
        remove();
        try {
            Files.createDirectories(directory);
            for (String file : files) {
                Path draft = Files.createTempFile(directory, ".aura", "");
                Files.writeString(draft, text(file));
                Files.move(draft, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write units into " + directory, e);
        }
    }

    /** Removes our units. */
    void remove() {
        try {
            for (String file : FILES) {
                if (isOurs(file)) {
                    Files.delete(directory.resolve(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove units from " + directory, e);
        }
    }

    /** Whether a unit of ours is installed. */
    boolean isOurs(String file) {
        return InstalledUnits.isOurs(directory.resolve(file));
    }

    /** Whether an installed unit is what this version would write. */
    boolean isCurrent(String file) {
        try {
            return isOurs(file) && Files.readString(directory.resolve(file)).equals(text(file));
        } catch (IOException e) {
            return false;
        }
    }

    private void refuseForeign(String file) {
        if (Files.exists(directory.resolve(file)) && !isOurs(file)) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "UNIT_TAKEN",
                    directory.resolve(file) + " was not written by aura; remove or rename it");
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(templates.resolve(file))
                .replace("@AURAD@", quoted(aurad.toString()))
                .replace("@ENVIRONMENT@\n", variables());
    }

    private String variables() {
        StringJoiner lines = new StringJoiner("");
        for (String name : VARIABLES) {
            String value = environment.getOrDefault(name, "");
            if (value.startsWith("/")) {
                lines.add("Environment=" + quoted(name + "=" + value) + "\n");
            }
        }
        return lines.toString();
    }

    /** One word of a unit file, after systemd.syntax(7) and the specifiers of systemd.unit(5). */
    private static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }
}
