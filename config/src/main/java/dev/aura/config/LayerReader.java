package dev.aura.config;

import dev.aura.config.ConfigurationLoader.LayerFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the layers one after the other, sorting what is wrong into errors and warnings. Used once. */
final class LayerReader {

    private final ConfigurationSources sources;
    private final Schema schema;
    private final boolean othersToo;
    private final SortedMap<String, List<Setting>> settings = new TreeMap<>(); // each lowest first, as they are read
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * A reader of all layers.
     *
     * @param othersToo whether there may be keys that the schema does not hold
     */
    LayerReader(ConfigurationSources sources, Schema schema, boolean othersToo) {
        this.sources = sources;
        this.schema = schema;
        this.othersToo = othersToo;
    }

    Inspection read() {
        Map<Path, LayerFile> first = new HashMap<>();
        for (LayerFile file : LayerFile.present(sources)) {
            LayerFile other = first.putIfAbsent(directory(file.path()), file);
            if (other == null) {
                file(file);
            } else {
                String message = "stands beside " + other.path() + "; keep one of them";
                problem(new Problem(Origin.of(file.layer(), file.path().toString()), message));
            }
        }
        if (EnvironmentLayer.speaks(sources.environment())) {
            new EnvironmentLayer(schema, settings.keySet(), warnings)
                    .settings(sources.environment())
                    .forEach(this::accept);
        }
        sources.assignments().forEach(this::assignment);
        return new Inspection(schema, settings, errors, warnings, sources.home());
    }

    private static Path directory(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private void file(LayerFile file) {
        try {
            ConfigurationFile.settings(file.layer(), file.path()).forEach(this::accept);
        } catch (ConfigurationException e) {
            e.problems().forEach(this::problem);
        }
    }

    private void assignment(String assignment) {
        int equals = assignment.indexOf('=');
        Origin origin = Origin.of(Layer.COMMAND_LINE, "--set");
        if (equals < 1) {
            problem(new Problem(origin, "\"" + assignment + "\" must be KEY=VALUE"));
        } else {
            accept(new Setting(assignment.substring(0, equals), assignment.substring(equals + 1), origin));
        }
    }

    private void accept(Setting setting) {
        Optional<Key<?>> key = schema.find(setting.name());
        if (key.isEmpty()) {
            if (!othersToo) {
                problem(new Problem(setting.origin(), schema.unknown(setting.name())));
            }
        } else if (setting.origin().layer() == Layer.PROJECT && !key.get().projectMaySet()) {
            problem(new Problem(setting.origin(), setting.name() + " may not be set by a repository"));
        } else {
            Optional<Problem> refused = Schema.check(key.get(), setting, sources.home());
            refused.ifPresentOrElse(
                    this::problem,
                    () -> settings.computeIfAbsent(setting.name(), name -> new ArrayList<>())
                            .add(setting));
        }
    }

    /** What a repository brings must not be able to stop the program: there, a mistake is ignored and told. */
    private void problem(Problem problem) {
        if (problem.origin().layer() == Layer.PROJECT) {
            warnings.add(new Problem(problem.origin(), problem.message() + " (ignored)"));
        } else {
            errors.add(problem);
        }
    }
}
