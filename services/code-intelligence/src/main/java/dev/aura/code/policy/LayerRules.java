package dev.aura.code.policy;

import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Inspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The layers that the configuration declares for a workspace: the repository's own, and those of the user under other names. What names
 * nothing is told, never guessed at.
 */
public final class LayerRules {

    private static final int PROBLEMS_MAX = 20;

    private final List<Layer> layers;
    private final List<String> problems;

    private LayerRules(List<Layer> layers, List<String> problems) {
        this.layers = List.copyOf(layers);
        this.problems = List.copyOf(problems);
    }

    /**
     * A layer.
     *
     * @param name as the keys name it
     * @param files which files are of it
     * @param uses names of the layers that it may use
     */
    private record Layer(String name, List<PathPattern> files, Set<String> uses) {}

    /**
     * Reads the keys.
     *
     * @param configuration that of the process
     */
    public static LayerRules of(Configuration configuration, Path workspace) {
        Inspection project = ConfigurationLoader.inspectProject(workspace, List.of(new LayerKeys()));
        List<String> problems = new ArrayList<>();
        project.warnings().forEach(warning -> problems.add(warning.toString()));
        List<Layer> layers = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Configuration source : List.of(project.configuration(), configuration)) {
            SortedSet<String> names = new TreeSet<>(source.words(LayerKeys.FILES));
            names.addAll(source.words(LayerKeys.USES));
            names.stream().filter(taken::add).forEach(name -> layers.add(layer(source, name, problems)));
        }
        for (Layer layer : layers) {
            layer.uses().stream()
                    .filter(used -> !taken.contains(used))
                    .forEach(used -> problems.add("code.layers." + layer.name() + ".uses names `" + used
                            + "`, and there is no such layer; code.layers." + used + ".files would declare it"));
        }
        return new LayerRules(layers, problems);
    }

    private static Layer layer(Configuration source, String name, List<String> problems) {
        List<PathPattern> files = RuleNames.words(source.get(LayerKeys.FILES, name)).stream()
                .map(PathPattern::of)
                .toList();
        if (files.isEmpty()) {
            problems.add("code.layers." + name + ".files names no files, so the layer holds nothing");
        }
        return new Layer(name, files, new LinkedHashSet<>(RuleNames.words(source.get(LayerKeys.USES, name))));
    }

    public boolean isSilent() {
        return layers.isEmpty();
    }

    /** The layer of a file: the first by name that a pattern of it fits; empty where it is in none. */
    public Optional<String> layerOf(String path) {
        return layers.stream()
                .filter(layer -> layer.files().stream().anyMatch(pattern -> pattern.fits(path)))
                .map(Layer::name)
                .findFirst();
    }

    /** Whether files of a layer may use those of another one. */
    public boolean mayUse(String layer, String used) {
        return layer.equals(used)
                || layers.stream()
                        .anyMatch(one -> one.name().equals(layer) && one.uses().contains(used));
    }

    /** What is wrong with the keys, given all files of the workspace; one line each. */
    public List<String> problems(List<String> paths) {
        List<String> all = new ArrayList<>(problems);
        for (Layer layer : layers) {
            boolean fits =
                    paths.stream().anyMatch(path -> layer.files().stream().anyMatch(pattern -> pattern.fits(path)));
            if (!layer.files().isEmpty() && !fits) {
                all.add("code.layers." + layer.name() + ".files fits no source file of the workspace");
            }
        }
        return all.subList(0, Math.min(all.size(), PROBLEMS_MAX));
    }
}
