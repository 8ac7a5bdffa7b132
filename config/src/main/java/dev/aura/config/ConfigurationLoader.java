package dev.aura.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the configuration of a process: six layers, checked as a whole. */
public final class ConfigurationLoader {

    /** A place below which nothing can be. */
    private static final Path NOWHERE = Path.of("/dev/null");

    private ConfigurationLoader() {}

    /**
     * Loads the configuration for the usual places.
     *
     * @param assignments the {@code KEY=VALUE} of {@code --set}
     * @throws ConfigurationException naming all that is wrong, each with file, line, value and what is allowed
     */
    public static Configuration load(
            Directories directories, Map<String, String> environment, List<String> assignments) {
        return load(ConfigurationSources.of(directories, environment).withAssignments(assignments));
    }

    /**
     * Loads the configuration. Where no layer says anything, which is the usual case, no schema and no parser is loaded.
     *
     * @throws ConfigurationException naming all that is wrong, each with file, line, value and what is allowed
     */
    public static Configuration load(ConfigurationSources sources) {
        if (isSilent(sources, LayerFile.present(sources))) {
            return new Configuration(Map.of(), sources.home());
        }
        return inspect(sources).configuration();
    }

    /** Reads all layers and keeps what is wrong with them beside what is right. Never throws for what a user wrote. */
    public static Inspection inspect(ConfigurationSources sources) {
        return inspect(sources, Schema.installed());
    }

    static Inspection inspect(ConfigurationSources sources, Schema schema) {
        return new LayerReader(sources, schema, false).read();
    }

    /**
     * Loads only the keys of some modules, leaving all others to their owners: neither looked up nor checked. For a command that
     * has no time to open every jar on the class path.
     *
     * @throws ConfigurationException where one of these keys has a wrong value, or a file cannot be read
     */
    public static Configuration loadOnly(ConfigurationSources sources, List<ConfigurationSchema> modules) {
        if (isSilent(sources, LayerFile.present(sources))) {
            return new Configuration(Map.of(), sources.home());
        }
        return new LayerReader(sources, Schema.of(modules), true).read().configuration();
    }

    /**
     * Reads what a repository's own file says about the keys of some modules, no other layer: for a service that looks at many
     * repositories. Mistakes in it are warnings; never throws for what it holds.
     */
    public static Inspection inspectProject(Path root, List<ConfigurationSchema> modules) {
        ConfigurationSources project =
                new ConfigurationSources(NOWHERE, NOWHERE, NOWHERE, Optional.of(root), Map.of(), List.of());
        return new LayerReader(project, Schema.of(modules), true).read();
    }

    private static boolean isSilent(ConfigurationSources sources, List<LayerFile> files) {
        return files.isEmpty() && sources.assignments().isEmpty() && !EnvironmentLayer.speaks(sources.environment());
    }

    /** The files that are there and count, lowest layer first. */
    public static List<Origin> files(ConfigurationSources sources) {
        return LayerFile.present(sources).stream()
                .map(file -> Origin.of(file.layer(), file.path().toString()))
                .toList();
    }

    /** The keys of the modules on the class path, with names, defaults and variables checked; for the tests of a module. */
    public static List<Key<?>> keys() {
        return List.copyOf(Schema.installed().checked().keys().values());
    }

    /** A file of one layer. */
    record LayerFile(Layer layer, Path path) {

        static List<LayerFile> present(ConfigurationSources sources) {
            List<LayerFile> files = new ArrayList<>();
            ConfigurationFile.in(sources.systemDirectory())
                    .forEach(file -> files.add(new LayerFile(Layer.SYSTEM, file)));
            Path dotted = sources.home().resolve(".aura");
            ConfigurationFile.in(dotted).forEach(file -> files.add(new LayerFile(Layer.USER, file)));
            ConfigurationFile.in(sources.userDirectory()).forEach(file -> files.add(new LayerFile(Layer.USER, file)));
            Path project =
                    sources.workspace().map(root -> root.resolve(".aura")).orElse(dotted);
            if (!project.equals(dotted)) {
                ConfigurationFile.in(project).forEach(file -> files.add(new LayerFile(Layer.PROJECT, file)));
            }
            return List.copyOf(files);
        }
    }
}
