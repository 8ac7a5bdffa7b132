package dev.aura.cli.command;

import dev.aura.cli.mesh.MeshAccess;
import dev.aura.cli.terminal.Terminal;
import dev.aura.config.Directories;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it.
 *
 * @param environment environment variables
 * @param directory current directory, absolute
 * @param home where Aura is installed (holds {@code bin/aurad}); null where the launcher did not say
 * @param input stdin
 * @param terminal stdout and stderr
 * @param access how to reach the mesh
 */
public record Surroundings(
        Map<String, String> environment,
        Path directory,
        @Nullable Path home,
        InputStream input,
        Terminal terminal,
        MeshAccess access) {

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        String home = System.getProperty("aura.home", environment.get("AURA_HOME"));
        return new Surroundings(
                environment,
                Path.of("").toAbsolutePath(),
                home == null ? null : Path.of(home),
                System.in,
                Terminal.ofProcess(environment),
                MeshAccess::overSocket);
    }

    /** Where Aura keeps things for this user. */
    public Directories directories() {
        return Directories.fromEnvironment(environment);
    }
}
