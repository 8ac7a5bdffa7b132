package dev.aura.cli.mesh;

import dev.aura.config.Directories;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the daemon is started where it is down.
 *
 * @param allowed whether it may be started at all
 * @param home where Aura is installed (holds {@code bin/aurad}); null where the launcher did not say
 * @param directories where its socket and its log are
 * @param tokenFile file with the token to show to it
 * @param environment variables of the command
 * @param settings configuration handed on with {@code --set}
 */
public record StartOptions(
        boolean allowed,
        @Nullable Path home,
        Directories directories,
        Path tokenFile,
        Map<String, String> environment,
        Map<String, String> settings) {

    public StartOptions {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
    }
}
