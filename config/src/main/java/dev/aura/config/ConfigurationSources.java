package dev.aura.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places a configuration is read from.
 *
 * @param systemDirectory directory of the machine's files, {@code /etc/aura}
 * @param userDirectory directory of the user's files, {@code $XDG_CONFIG_HOME/aura}
 * @param home the user's home, for {@code ~} and for {@code ~/.aura}
 * @param workspace root of the repository whose {@code .aura} directory counts; empty for a process that serves many
 * @param environment environment variables
 * @param assignments the {@code KEY=VALUE} of {@code --set}, in order; the last wins
 */
public record ConfigurationSources(
        Path systemDirectory,
        Path userDirectory,
        Path home,
        Optional<Path> workspace,
        Map<String, String> environment,
        List<String> assignments) {

    public ConfigurationSources {
        environment = Map.copyOf(environment);
        assignments = List.copyOf(assignments);
    }

    /** The usual places, with no workspace and no assignments. */
    public static ConfigurationSources of(Directories directories, Map<String, String> environment) {
        Path home = Directories.home(environment);
        return new ConfigurationSources(
                Path.of("/etc/aura"), directories.config(), home, Optional.empty(), environment, List.of());
    }

    /** The same with a repository's own files. */
    public ConfigurationSources withWorkspace(Path root) {
        return new ConfigurationSources(
                systemDirectory, userDirectory, home, Optional.of(root), environment, assignments);
    }

    /** The same with values from the command line. */
    public ConfigurationSources withAssignments(List<String> values) {
        return new ConfigurationSources(systemDirectory, userDirectory, home, workspace, environment, values);
    }

    /** The same with another directory for the machine's files, for tests. */
    public ConfigurationSources withSystemDirectory(Path directory) {
        return new ConfigurationSources(directory, userDirectory, home, workspace, environment, assignments);
    }
}
