package dev.aura.cli.config;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Session;
import dev.aura.config.ConfigurationException;
import dev.aura.config.ConfigurationSources;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the configuration of a command line comes from. */
public final class SessionConfiguration {

    private SessionConfiguration() {}

    /** All layers: the machine's and the user's files, those of the repository around the directory, variables, {@code --set}. */
    public static ConfigurationSources sources(Session session) {
        List<String> assignments = session.options().settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        return ConfigurationSources.of(
                        session.surroundings().directories(),
                        session.surroundings().environment())
                .withWorkspace(workspace(session.directory()))
                .withAssignments(assignments);
    }

    /** A mistake in the configuration as every command reports it. */
    public static StatusRuntimeException fault(ConfigurationException mistake) {
        return Faults.of(
                Status.Code.INVALID_ARGUMENT,
                ConfigurationException.REASON,
                String.valueOf(mistake.getMessage()).replace("\n", "; "),
                mistake);
    }

    /** The root of the work tree that a directory is in, found without starting git; the directory itself outside of any. */
    private static Path workspace(Path directory) {
        for (Path root = directory; root != null; root = root.getParent()) {
            if (Files.exists(root.resolve(".git"))) {
                return root;
            }
        }
        return directory;
    }
}
